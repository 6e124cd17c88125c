import { Text, View } from '@tarojs/components';
import { Status } from '../../shared/parts/status';
import { momentWord, now } from '../../shared/time';
import { type Claim, claimStatus } from '../parts/claim-words';
import { reasonWords } from '../words';

/** One judged claim: how it went, and for every reason what to do about it. */
export function JudgedClaim({ claim }: { claim: Claim }) {
  const { taskName, state, reasons, endsAt } = claim;
  return (
    <View className="row">
      <View className="row-words">
        <View>{taskName}</View>
        <Status {...claimStatus(claim)} />
        {reasons.map((reason) => (
          <View key={reason} className="t15">
            {reasonWords[reason].cure}
          </View>
        ))}
        {state === 'failed' ? (
          <Text className="t15 second">{`${momentWord(endsAt, now())} 前都能重拍`}</Text>
        ) : null}
      </View>
    </View>
  );
}
