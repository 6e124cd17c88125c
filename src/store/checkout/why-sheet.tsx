import type { QuoteLine } from '#contracts/quote';
import { yuan } from '../../shared/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';

/** How a line's gifts and discounts were computed, one sentence each, with the rule's name and edition. */
export function WhySheet({ line, onClose }: { line: QuoteLine; onClose: () => void }) {
  const { name, casePrice, because = [] } = line;
  return (
    <Sheet title="怎么算的" onClose={onClose}>
      {because
        .filter(({ free, off }) => free || off)
        .map((by) => (
          <Row key={by.promotionId} title={by.says} below={`${by.name}（第 ${by.version} 版）`} />
        ))}
      <Row title={name} below={`原价 ¥${yuan(casePrice)}/件`} />
    </Sheet>
  );
}
