import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Notice } from '../../shared/parts/notice';
import { Status } from '../../shared/parts/status';
import { feel } from '../../shared/phone/feel';
import { scan } from '../../shared/phone/scan';
import type { Draft } from './draft';
import { storeCodeIn } from './store-code';

type CodeStepProps = { draft: Draft; onChange: (part: Partial<Draft>) => void };

/** The code on the store's door says that somebody was there. */
export function CodeStep({ draft, onChange }: CodeStepProps) {
  const [isOther, setOther] = useState(false);
  const scanDoor = async () => {
    const text = await scan('门店码');
    if (text === undefined) return;
    const storeCode = storeCodeIn(text);
    setOther(storeCode === undefined);
    if (!storeCode) return;
    feel();
    onChange({ storeCode, isCodeMissing: false });
  };
  return (
    <Card>
      <Text className="t22">① 门店码</Text>
      {draft.storeCode ? <Status standing="done" word="扫到了" /> : null}
      {draft.isCodeMissing ? <Status standing="wait" word="没扫码，这次送人看" /> : null}
      {isOther ? <Notice says="这不是门店码。门店码贴在店门口或收银台" /> : null}
      <Button label={draft.storeCode ? '重扫门店码' : '扫门店码'} onTap={() => void scanDoor()}>
        <Icon name="scan" />
        <Text>{draft.storeCode ? '重扫' : '扫门店码'}</Text>
      </Button>
      {draft.storeCode || draft.isCodeMissing ? null : (
        <Button kind="quiet" label="扫不了码" onTap={() => onChange({ isCodeMissing: true })} />
      )}
    </Card>
  );
}
