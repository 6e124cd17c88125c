/** Every tag WeChat brings along, whether or not the simulator acts it out. */
export const builtInTags: ReadonlySet<string> = new Set(
  `view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container
  root-portal share-element sticky-header sticky-section grid-view list-view list-builder grid-builder snapshot span
  nested-scroll-header nested-scroll-body nested-scroll-view draggable-sheet open-container icon progress rich-text
  text selection button checkbox checkbox-group editor editor-portal form input keyboard-accessory label picker
  picker-view picker-view-column radio radio-group slider switch textarea functional-page-navigator navigator audio
  animation-video animation-view camera channel-live channel-video image live-player live-pusher video voip-room map
  canvas ad ad-custom official-account official-account-publish open-data open-data-list open-data-item native-component
  aria-component navigation-bar page-meta web-view store-home store-product store-coupon store-gift xr-scene
  pan-gesture-handler tap-gesture-handler double-tap-gesture-handler scale-gesture-handler long-press-gesture-handler
  force-press-gesture-handler horizontal-drag-gesture-handler vertical-drag-gesture-handler`.split(/\s+/),
);

/** Tags that are the template language's own. */
export const languageTags: ReadonlySet<string> = new Set([
  'block',
  'import',
  'include',
  'slot',
  'template',
  'wxs',
]);
