import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Fen } from '#contracts/vocabulary';
import { BottomBar } from '../shared/parts/bottom-bar';
import { Button } from '../shared/parts/button';
import { Card } from '../shared/parts/card';
import { Chips } from '../shared/parts/chips';
import { Field } from '../shared/parts/field';
import { Money } from '../shared/parts/money';
import { Notice } from '../shared/parts/notice';
import { Pack } from '../shared/parts/pack';
import { Row } from '../shared/parts/row';
import { Screen } from '../shared/parts/screen';
import { Sheet } from '../shared/parts/sheet';
import { Status } from '../shared/parts/status';
import { Stepper } from '../shared/parts/stepper';
import { Empty, Failed, Offline, OfflineStrip, Skeleton } from '../shared/parts/waiting';

const fen = (amount: number) => amount as Fen;
const panels = [
  { name: 'home', word: '首页', icon: 'home' },
  { name: 'cart', word: '订货', icon: 'cart' },
  { name: 'scan', word: '扫箱', icon: 'scan' },
  { name: 'book', word: '账本', icon: 'book' },
] as const;

/** Every part in every state, in the browser build only: what tests photograph and colleagues look at. */
export default function Gallery() {
  const { part = 'order' } = useRouter().params;
  const pages: Record<string, () => React.JSX.Element> = {
    order: Order,
    states: States,
    forms: Forms,
    sheet: InSheet,
  };
  const Shown = pages[part] ?? Order;
  return <Shown />;
}

function Order() {
  const [panel, setPanel] = useState<(typeof panels)[number]['name']>('home');
  const [cases, setCases] = useState(3);
  return (
    <Screen
      aside={<Button kind="quiet" label="找人" onTap={() => undefined} />}
      action={<Button kind="primary" label="就按这个订 ¥412" onTap={() => undefined} />}
      bar={<BottomBar panels={panels} shown={panel} onShow={setPanel} />}
    >
      <Card>
        <View>
          <Text className="t28">建议订 9 件 </Text>
          <Money fen={fen(41200)} size={40} short />
        </View>
        <Text className="second t15">周四送到 · 送 1 件 · 比零订省 ¥36</Text>
        {['冰红茶 500ml', '纯净水 550ml', '超长名字的低糖柠檬果汁饮料家庭分享装 1.25L'].map((name) => (
          <Row
            key={name}
            lead={<Pack size="large" name={name} />}
            title={name}
            below="店里约剩 6 瓶，够卖 2 天"
          >
            <Stepper of={name} unit="件" count={cases} onChange={setCases} />
          </Row>
        ))}
      </Card>
      <Card>
        <Row
          title="本月返利"
          trail={<Money fen={fen(18640)} way="in" />}
          label="看返利"
          onTap={() => undefined}
        />
        <Row title="鑫源商贸" trail={<Money fen={fen(113000)} way="owed" />} />
        <Row title="破损 1 件" trail={<Money fen={fen(2400)} way="out" />} />
        <Row title="冰红茶" trail={<Money fen={fen(4550)} size={22} unit="/箱（24 瓶）" />} />
      </Card>
    </Screen>
  );
}

function States() {
  return (
    <Screen chip={false}>
      <OfflineStrip asOf="09:31" />
      <Card>
        <Status standing="done" word="已到账 8月9日 10:21" />
        <Status standing="wait" word="等您点收款（还剩 23 小时）" />
        <Status standing="warn" word="超期 3 天" />
        <Status standing="no" word="没过：价格牌没拍到" />
      </Card>
      <Notice says="差 2 件到起订量">
        <Button label="加 2 件冰红茶" onTap={() => undefined} />
      </Notice>
      <Empty why="收了货，第一笔返利就出现在这里" action="去订货" onTap={() => undefined} />
      <Failed safe="货和钱都没动" number="a1b2" again={() => undefined} />
      <Offline again={() => undefined} />
      <Skeleton rows={1} />
    </Screen>
  );
}

function Forms() {
  const [code, setCode] = useState('');
  const [shelf, setShelf] = useState<'none' | 'few' | 'half' | 'case'>('few');
  return (
    <Screen chip={false}>
      <Card>
        <Field
          label="业务员给的 6 位数"
          type="number"
          most={6}
          value={code}
          onChange={setCode}
          example="如 482913"
        />
        <Field label="送货地址" value="和平路 12 号" onChange={() => undefined} wrong="没找到这个地址" />
        <Chips
          of="冰红茶"
          chosen={shelf}
          onChoose={setShelf}
          choices={[
            { value: 'none', word: '没了' },
            { value: 'few', word: '几瓶' },
            { value: 'half', word: '半箱' },
            { value: 'case', word: '1箱' },
          ]}
        />
        <Button kind="primary" label="绑定这家店" off={code.length < 6} onTap={() => undefined} />
        <Button label="照上次那单" busy onTap={() => undefined} />
      </Card>
    </Screen>
  );
}

function InSheet() {
  return (
    <Screen chip={false}>
      <Sheet title="换身份" onClose={() => undefined}>
        <Row title="店主 老王便利店" below="现在用的" onTap={() => undefined} />
        <Row title="业务员 城东线" onTap={() => undefined} />
        <Row title="会员" onTap={() => undefined} />
      </Sheet>
    </Screen>
  );
}
