import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { PayApi } from '#contracts/pay';
import type { RealName } from '#contracts/real-name';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { payCloud } from '../rep-cloud';
import { repWords } from '../words';

type RealNameSheetProps = {
  onFile: RealName | undefined;
  needsIdNumber: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** Asked with its reason; a no leaves everything below the limit as it was. What was given is never shown whole again. */
export function RealNameSheet({ onFile, needsIdNumber, onDone, onClose }: RealNameSheetProps) {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const giving = useAct<PayApi['giveRealName']>();
  const erasing = useAct<PayApi['eraseRealName']>();
  const typedNumber = idNumber.trim().toUpperCase();
  const isWhole = name.trim().length >= 2 && (!needsIdNumber || typedNumber.length === 18);

  async function give() {
    const given = { name: name.trim(), ...(needsIdNumber && { idNumber: typedNumber }) };
    if (await giving.run(() => payCloud.giveRealName(given))) onDone();
  }
  async function erase() {
    if (await erasing.run(() => payCloud.eraseRealName({}))) onDone();
  }

  return (
    <Sheet title="收款人实名" onClose={onClose}>
      <Text>{`微信规定，一次提 ¥2,000 起要写收款人的真实姓名，和微信实名不一样就付不出去。${
        needsIdNumber ? '公司替您报个税，要用身份证号。' : ''
      }`}</Text>
      {onFile ? (
        <Row title={[onFile.name, onFile.idNumber].filter(Boolean).join(' ')} below="现在存着的" />
      ) : null}
      <Field label="姓名，和微信实名一样" value={name} most={40} onChange={setName} />
      {needsIdNumber ? (
        <Field label="身份证号，18 位" value={idNumber} most={18} onChange={setIdNumber} />
      ) : null}
      <TroubleBox act={giving} words={repWords} />
      <TroubleBox act={erasing} words={repWords} />
      <Text className="second t15">
        加密存着，只用来收款和报税，屏幕上不再显示全名。不填也能提，每次少于 ¥2,000 就行。
      </Text>
      <Button kind="primary" label="存好" off={!isWhole} busy={giving.isBusy} onTap={() => void give()} />
      {onFile ? (
        <Button kind="quiet" label="删掉存着的实名" busy={erasing.isBusy} onTap={() => void erase()} />
      ) : null}
    </Sheet>
  );
}
