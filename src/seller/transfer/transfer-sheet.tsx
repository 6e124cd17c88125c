import { Text } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type Transfer = Output<SellerApi['transfers']>['transfers'][number];
type TransferSheetProps = { transfer: Transfer; onClose: () => void; onSettled: () => void };

/** What goes along with the shop is said before the tap that decides. */
export function TransferSheet({ transfer, onClose, onSettled }: TransferSheetProps) {
  const { storeId, storeName, hasNewOwner } = transfer;
  const act = useAct<SellerApi['settleTransfer']>();
  async function settle(agree: boolean) {
    if (await act.run(() => sellerCloud.settleTransfer({ storeId, agree }))) onSettled();
  }
  return (
    <Sheet title={`${storeName}在转让`} onClose={onClose}>
      <Text>
        {hasNewOwner
          ? '原店主联系不上时，由您定。欠款、返利、货补都跟着店走，以后找新店主收'
          : '原店主点了转让，接手的人还没来。来了才能归他'}
      </Text>
      <Text className="second">定下来之前，这家店不能记账，也不能用返利和货补</Text>
      <TroubleBox act={act} words={sellerWords} onNext={onSettled} />
      {hasNewOwner ? (
        <Button kind="primary" label="店归新店主" busy={act.isBusy} onTap={() => void settle(true)} />
      ) : null}
      <Button
        label={hasNewOwner ? '不同意，还归原店主' : '不转了，还归原店主'}
        busy={act.isBusy}
        onTap={() => void settle(false)}
      />
    </Sheet>
  );
}
