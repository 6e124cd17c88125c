/** WeChat's own components that act here as they do on a phone; a page that shows another one is an error. */
export const builtIn: ReadonlySet<string> = new Set([
  ...['view', 'text', 'block', 'cover-view', 'cover-image', 'icon', 'progress', 'rich-text', 'page-meta'],
  ...['navigation-bar', 'scroll-view', 'swiper', 'swiper-item', 'image', 'canvas', 'camera', 'map'],
  ...['button', 'form', 'input', 'textarea', 'label', 'checkbox', 'checkbox-group', 'radio', 'radio-group'],
  ...['switch', 'slider', 'picker', 'picker-view', 'picker-view-column', 'navigator', 'root-portal'],
  ...['match-media', 'movable-area', 'movable-view'],
]);
