import { Text, View } from '@tarojs/components';
import type { ClaimId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { dropFile } from '../../shared/phone/files';
import type { Claim } from '../parts/claim-words';
import { ClaimEvidence } from './claim-evidence';
import type { Draft, Shown } from './draft';

type EvidenceStepProps = {
  claims: readonly Claim[];
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
};

export function EvidenceStep({ claims, draft, onChange }: EvidenceStepProps) {
  const show = (claimId: ClaimId, shown: Shown) => {
    const before = draft.shown[claimId];
    onChange({ shown: { ...draft.shown, [claimId]: shown } });
    if (before && before.path !== shown.path) dropFile(before.path);
  };
  return (
    <Card>
      <Text className="t22">② 陈列</Text>
      {claims.length === 0 ? <Text className="second">这家店没有要拍的任务</Text> : null}
      {claims.map((claim) => (
        <View key={claim.claimId}>
          <ClaimEvidence
            claim={claim}
            shown={draft.shown[claim.claimId]}
            onShow={(shown) => show(claim.claimId, shown)}
          />
        </View>
      ))}
    </Card>
  );
}
