import { askDemo } from './demo-sheet';

export type ChosenPlace = { name: string; address: string; latitude: number; longitude: number };

/** A demo page has no map: two numbers stand for the finger on it. */
export async function choosePlace(): Promise<ChosenPlace | undefined> {
  const field = '纬度,经度';
  const typed = await askDemo({
    title: '在地图上选位置',
    says: '写两个数，如 22.52,113.93',
    field,
    action: '就是这里',
  });
  const [latitude, longitude] = (typed ?? '').split(/[,，]/).map(Number);
  if (!latitude || !longitude) return undefined;
  return { name: '', address: '', latitude, longitude };
}
