import { View } from '@tarojs/components';
import './code-picture.css';
import { qrOf } from './qr';

/** A QR code for another phone's camera, always dark on white. */
export function CodePicture({ text, label }: { text: string; label: string }) {
  return (
    <View className="code-picture" aria-label={label} aria-role="img">
      <View className="code-picture-dots" style={{ backgroundImage: `url("${pictureOf(qrOf(text))}")` }} />
    </View>
  );
}

/** One path of all dark runs, so that the page carries a few kilobytes and no canvas. */
function pictureOf(dark: readonly (readonly boolean[])[]): string {
  const runs = dark.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1]) return [];
      const length = row.slice(x).findIndex((each) => !each);
      return [`M${x} ${y}h${length < 0 ? row.length - x : length}v1H${x}z`];
    }),
  );
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${dark.length} ${dark.length}' shape-rendering='crispEdges'><path d='${runs.join('')}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
