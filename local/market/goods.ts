import { checkDigit } from '../../cloudfunctions/workbook/rules/cell';

export type Goods = {
  gtin: string;
  name: string;
  line: string;
  caseSize: number;
  shelfLifeDays: number;
  retailFen: number;
};

type Flavour = readonly [name: string, retailFen: number];

/** Brand and drinks are made up; what they cost and how they are packed is what such drinks are like. */
const lines: Record<string, { shelfLifeDays: number; flavours: readonly Flavour[] }> = {
  茶饮: {
    shelfLifeDays: 270,
    flavours: [
      ['冰红茶', 300],
      ['柠檬茶', 350],
      ['蜂蜜绿茶', 350],
      ['茉莉花茶', 400],
      ['青柑乌龙', 450],
    ],
  },
  果汁: {
    shelfLifeDays: 240,
    flavours: [
      ['鲜橙多汁', 400],
      ['水蜜桃汁', 400],
      ['酸梅汤', 450],
      ['冰糖雪梨', 400],
    ],
  },
  汽水: {
    shelfLifeDays: 300,
    flavours: [
      ['橘子汽水', 300],
      ['荔枝汽水', 300],
      ['盐汽水', 300],
      ['白桃气泡', 500],
    ],
  },
  水: {
    shelfLifeDays: 540,
    flavours: [
      ['天然水', 200],
      ['纯净水', 150],
      ['淡味苏打水', 400],
    ],
  },
  功能饮料: {
    shelfLifeDays: 450,
    flavours: [
      ['劲速维C', 500],
      ['电解质水', 550],
      ['牛磺酸饮料', 600],
      ['椰子水', 650],
    ],
  },
};

const sizes = [
  { size: '500ml', caseSize: 15, times: 1 },
  { size: '1L', caseSize: 12, times: 1.6 },
] as const;

const BRAND_PREFIX = '6970000';

/** Twenty drinks in two sizes: forty products, each with a code whose check digit is right. */
export function goods(): Goods[] {
  const all = Object.entries(lines).flatMap(([line, { shelfLifeDays, flavours }]) =>
    flavours.flatMap(([name, retailFen]) =>
      sizes.map(({ size, caseSize, times }) => ({
        name: `瓶盖通${name} ${size}`,
        line,
        caseSize,
        shelfLifeDays,
        retailFen: Math.round((retailFen * times) / 50) * 50,
      })),
    ),
  );
  return all.map((each, place) => ({ gtin: gtinOf(place + 1), ...each }));
}

function gtinOf(number: number): string {
  const twelve = BRAND_PREFIX + String(number).padStart(5, '0');
  return twelve + checkDigit(twelve);
}
