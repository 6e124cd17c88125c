import { Text } from '@tarojs/components';
import type { ReimbursementState } from '#contracts/reimbursement';
import type { SellerApi } from '#contracts/seller';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import type { Known } from '../../shared/use-call';
import { sellerWords } from '../words';
import { monthWord } from './month-word';
import { ReimbursementSheet } from './reimbursement-sheet';

type ReimbursementsCardProps = {
  known: Known<SellerApi['reimbursements']>;
  /** The month whose statement lies open. */
  opened: string | undefined;
  onOpen: (month: string | undefined) => void;
};

/** What the brand owes for rebates that the seller gave: a statement a month, a tap away its lines. */
export function ReimbursementsCard({ known, opened, onOpen }: ReimbursementsCardProps) {
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={1}>
      {({ owed, statements }) => {
        const shown = statements.find(({ month }) => month === opened);
        return (
          <Card>
            <Row
              title="品牌欠我"
              below="替品牌给店里的返利、券和赠品"
              trail={<Money fen={owed} size={28} />}
            />
            {statements.map((statement) => (
              <Row
                key={statement.month}
                title={`${monthWord(statement)}核销单`}
                below={standsAt[statement.state]}
                trail={<Money fen={statement.amount} {...(statement.way && { way: statement.way })} />}
                label={`${monthWord(statement)}核销单`}
                onTap={() => onOpen(statement.month)}
              />
            ))}
            {statements.length === 0 ? (
              <Text className="second">店里的返利抵了货款，这里按月记着</Text>
            ) : null}
            {shown ? (
              <ReimbursementSheet
                statement={shown}
                onChanged={known.again}
                onClose={() => onOpen(undefined)}
              />
            ) : null}
          </Card>
        );
      }}
    </Loaded>
  );
}

const standsAt: Record<ReimbursementState, string> = {
  collecting: '这个月还在记',
  drafted: '等您核对',
  disputed: '您有疑问，等品牌答复',
  agreed: '您核对过了，等品牌确认',
  approved: '品牌确认了，等打款',
  settled: '品牌打款了',
};
