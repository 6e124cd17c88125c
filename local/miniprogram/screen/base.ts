/** How WeChat draws its own components before the app's styles come. */
export const baseStyle = `
html { -webkit-text-size-adjust: none; }
body { margin: 0; font-family: -apple-system, 'PingFang SC', sans-serif; }
[hidden] { display: none !important; }
wx-page, wx-view, wx-scroll-view, wx-swiper, wx-swiper-item, wx-form, wx-picker, wx-navigator, wx-radio-group,
wx-checkbox-group, wx-cover-view, wx-rich-text, wx-input, wx-slider, wx-progress { display: block; }
wx-page { min-height: 100vh; word-break: break-word; }
wx-page-meta, wx-navigation-bar, wx-block { display: none; }
wx-text { white-space: pre-line; }
wx-scroll-view { overflow: hidden; }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-swiper { height: 150px; overflow: hidden; position: relative; }
wx-swiper-item { width: 100%; height: 100%; overflow: hidden; position: absolute; top: 0; left: 0; }
wx-image { width: 320px; height: 240px; display: inline-block; overflow: hidden; }
wx-image img { width: 100%; height: 100%; display: block; }
wx-button { display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 0 14px; overflow: hidden;
  font-size: 18px; line-height: 2.55555556; text-align: center; border-radius: 5px; color: #000; background: #f8f8f8; }
wx-button[size="mini"] { display: inline-block; font-size: 13px; line-height: 2.3; }
wx-button[type="primary"] { color: #fff; background: #07c160; }
wx-button[type="warn"] { color: #e64340; }
wx-button[disabled] { color: rgba(0, 0, 0, 0.3); }
wx-input { height: 1.4rem; overflow: hidden; }
wx-textarea { display: block; width: 300px; height: 150px; }
wx-input input, wx-textarea textarea { width: 100%; height: 100%; box-sizing: border-box; margin: 0; padding: 0; border: 0;
  outline: 0; resize: none; font: inherit; color: inherit; text-align: inherit; background: transparent; }
wx-switch, wx-checkbox, wx-radio, wx-icon { display: inline-block; }
wx-checkbox input, wx-radio input { width: 22px; height: 22px; vertical-align: middle; }
wx-switch input { appearance: none; width: 52px; height: 32px; margin: 0; border-radius: 16px; vertical-align: middle;
  background: radial-gradient(circle at 16px, #fff 14px, transparent 14.5px), #dfdfdf; }
wx-switch input:checked { background: radial-gradient(circle at 36px, #fff 14px, transparent 14.5px), #04be02; }
wx-checkbox input, wx-radio input, wx-slider input, wx-progress progress { accent-color: #09bb07; }
wx-slider { margin: 10px 18px; }
wx-slider input, wx-progress progress { width: 100%; margin: 0; }
wx-canvas { display: block; width: 300px; height: 150px; }
wx-canvas img { width: 100%; height: 100%; display: block; }
wx-camera { display: block; height: 300px; background: #000; }
wx-movable-area, wx-movable-view { display: block; position: relative; width: 10px; height: 10px; }
wx-movable-view { position: absolute; }
wx-map { display: block; width: 300px; height: 150px; position: relative; background: #e8e4da; }
wx-map i { position: absolute; width: 12px; height: 12px; margin: -12px 0 0 -6px; border-radius: 6px 6px 6px 0;
  background: #e64340; transform: rotate(-45deg); }
`;
