import type { HandoverKey } from '#contracts/handover';
import { RepaymentSheet } from '../account/repayment-sheet';
import { CratesSheet } from './crates-sheet';
import { DeliverySheet } from './delivery-sheet';
import type { Stop } from './navigate-button';

/** What a driver may do at a door, beside what the owner does on the owner's phone. */
export type OpenSheet = { what: 'delivery' | 'repayment' | 'crates'; stop: Stop };

type DoorSheetsProps = {
  sheet: OpenSheet | undefined;
  handoverKey: HandoverKey;
  onClose: () => void;
  onDone: () => void;
};

export function DoorSheets({ sheet, handoverKey, onClose, onDone }: DoorSheetsProps) {
  if (!sheet) return null;
  const { stop, what } = sheet;
  if (what === 'delivery') return <DeliverySheet stop={stop} handoverKey={handoverKey} onClose={onClose} />;
  const { storeId, storeName } = stop.order;
  if (what === 'crates') return <CratesSheet storeId={storeId} storeName={storeName} onClose={onClose} />;
  return (
    <RepaymentSheet
      storeId={storeId}
      storeName={storeName}
      isDriver
      onClose={onClose}
      onPaid={() => {
        onClose();
        onDone();
      }}
    />
  );
}
