import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Money } from '../../shared/parts/money';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { Stepper } from '../../shared/parts/stepper';
import { takePhoto } from '../../shared/phone/camera';
import { now } from '../../shared/time';
import { usePicture } from '../../shared/use-picture';
import { type Claim, claimStatus } from '../parts/claim-words';
import './claim-evidence.css';
import type { Shown } from './draft';

type ClaimEvidenceProps = {
  claim: Claim;
  shown: Shown | undefined;
  onShow: (shown: Shown) => void;
};

/** The standard in words, then the camera; what would not pass is said before it is sent. */
export function ClaimEvidence({ claim, shown, onShow }: ClaimEvidenceProps) {
  const { taskName, standard, reward, leastFacings, state } = claim;
  const [isTurnedBack, setTurnedBack] = useState(false);
  const picture = usePicture(shown?.path);
  const shoot = async () => {
    const path = await takePhoto().catch(() => undefined);
    setTurnedBack(path === undefined);
    if (path) onShow({ facings: 0, ...shown, path, takenAt: now() });
  };
  const tooFew = shown && shown.facings > 0 && shown.facings < leastFacings;
  return (
    <View className="claim-evidence">
      <Row title={taskName} below={`要求：${standard}`} trail={<Money fen={reward} way="in" />} />
      {state === 'failed' ? <Status {...claimStatus(claim)} /> : null}
      {picture ? (
        <Image className="claim-photo" src={picture} mode="aspectFill" aria-label="刚拍的照片" />
      ) : null}
      <Button label={shown ? `重拍${taskName}` : `拍${taskName}`} onTap={() => void shoot()}>
        <Icon name="camera" />
        <Text>{shown ? '重拍' : '拍照'}</Text>
      </Button>
      {isTurnedBack ? <Text className="second">没拍到。相机没开的话，右上角“···”→ 设置 里打开</Text> : null}
      {shown ? (
        <>
          <Row
            title="看得见几个排面"
            trail={
              <Stepper
                of="排面"
                count={shown.facings}
                most={999}
                onChange={(facings) => onShow({ ...shown, facings })}
              />
            }
          />
          <Row title="有价格牌吗" />
          <Chips
            of="价格牌"
            chosen={shown.priceTag === undefined ? undefined : shown.priceTag ? 'yes' : 'no'}
            choices={[
              { value: 'yes', word: '有' },
              { value: 'no', word: '没有' },
            ]}
            onChoose={(tag) => onShow({ ...shown, priceTag: tag === 'yes' })}
          />
        </>
      ) : null}
      {tooFew ? (
        <Notice says={`要 ${leastFacings} 个排面，现在 ${shown.facings} 个，交了过不了。摆够了重拍`} />
      ) : null}
      {shown?.priceTag === false ? <Notice says="没有价格牌交了过不了。贴上再重拍" /> : null}
    </View>
  );
}
