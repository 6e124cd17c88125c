import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Complaint } from '#contracts/complaint';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { Photos } from '../parts/photos';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

/** What stores are unhappy with and wait to hear about, the most urgent first. */
export function ComplaintsCard() {
  const known = useCall<SellerApi['complaints']>('complaints', () => sellerCloud.complaints({}));
  const [opened, setOpened] = useState<string>();
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={0}>
      {({ complaints }) => {
        const shown = complaints.find(({ complaintId }) => complaintId === opened);
        return complaints.length === 0 ? null : (
          <Card>
            <Row
              title={<Text className="t22">{`店主反馈 ${complaints.length} 条等您答复`}</Text>}
              below="到时间没答复，会转给品牌"
            />
            {complaints.map(({ complaintId, storeName, answerBy, steps }) => (
              <Row
                key={complaintId}
                title={`${storeName}：${steps[0]?.words ?? ''}`}
                below={`${momentWord(answerBy, now())} 前答复`}
                label={`${storeName}的反馈`}
                onTap={() => setOpened(complaintId)}
              />
            ))}
            {shown ? (
              <AnswerSheet complaint={shown} onAnswered={known.again} onClose={() => setOpened(undefined)} />
            ) : null}
          </Card>
        );
      }}
    </Loaded>
  );
}

type AnswerSheetProps = { complaint: Complaint; onAnswered: () => void; onClose: () => void };

function AnswerSheet({ complaint, onAnswered, onClose }: AnswerSheetProps) {
  const { complaintId, storeName, steps, photos } = complaint;
  const [words, setWords] = useState('');
  const act = useAct<SellerApi['answerComplaint']>();
  async function answer() {
    if (!(await act.run(() => sellerCloud.answerComplaint({ complaintId, words: words.trim() })))) return;
    onAnswered();
    onClose();
  }
  return (
    <Sheet title={storeName} onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} onNext={onAnswered} />
      {steps.map(({ at, words: said }) => (said ? <Text key={at}>{said}</Text> : null))}
      {photos.length > 0 ? (
        <Photos ask={() => sellerCloud.complaintPhotos({ complaintId })} count={photos.length} />
      ) : null}
      <Field label="怎么答复" value={words} most={300} onChange={setWords} example="如 明天起上午送到" />
      <Button
        kind="primary"
        label="答复"
        off={words.trim().length < 2}
        busy={act.isBusy}
        onTap={() => void answer()}
      />
    </Sheet>
  );
}
