import type { PayApi } from '#contracts/pay';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { useCall } from '../../shared/use-call';
import { payCloud } from '../rep-cloud';
import { RealNameSheet } from './real-name-sheet';

type RealNameCardProps = { isOpen: boolean; onOpen: () => void; onClose: () => void };

/** Who large sums are paid to. Nothing waits for it: what is not known yet is simply not shown. */
export function RealNameCard({ isOpen, onOpen, onClose }: RealNameCardProps) {
  const known = useCall<PayApi['realName']>('pay.realName', () => payCloud.realName({}));
  const { value, again } = known;
  if (!value) return null;
  const { realName, needsIdNumber } = value;
  return (
    <Card>
      <Row
        title="收款人实名"
        below={
          realName
            ? [realName.name, realName.idNumber].filter(Boolean).join(' ')
            : '没填，每次提不满 ¥2,000 都不用填'
        }
        label={realName ? '改收款人实名' : '填收款人实名'}
        onTap={onOpen}
      />
      {isOpen ? (
        <RealNameSheet
          onFile={realName}
          needsIdNumber={needsIdNumber}
          onDone={() => {
            again();
            onClose();
          }}
          onClose={onClose}
        />
      ) : null}
    </Card>
  );
}
