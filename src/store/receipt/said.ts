import type { Order, ReceiptLine } from '#contracts/order';
import type { StoreId } from '#contracts/vocabulary';
import { uploadPhotos } from '../parts/upload-photos';
import { missingOf, type Remark } from './receipt-line';

/** What was tapped, as it is told; pictures go up first, under the order's own id. */
export async function saidOf(
  storeId: StoreId,
  { orderId, lines }: Order,
  remarkOf: (gtin: string) => Remark,
): Promise<ReceiptLine[]> {
  const said: ReceiptLine[] = [];
  for (const { gtin } of lines) {
    const remark = remarkOf(gtin);
    if (missingOf(remark) === 0) continue;
    const { short, broken, nearExpiry, refused, notOrdered, paths } = remark;
    const photos = broken + nearExpiry > 0 ? await uploadPhotos(storeId, paths, `${orderId}-${gtin}`) : [];
    said.push({
      gtin,
      short,
      broken,
      ...(nearExpiry > 0 && { nearExpiry }),
      ...(refused > 0 && { refused }),
      ...(notOrdered && { notOrdered }),
      ...(photos.length > 0 && { photos }),
    });
  }
  return said;
}
