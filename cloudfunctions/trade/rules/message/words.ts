/** What a word of a message does to the order around it. Longer words are looked for first. */
export type Does =
  | 'nothing'
  | 'want'
  | 'each'
  | 'not'
  | 'drop'
  | 'correct'
  | 'instead'
  | 'more'
  | 'same'
  | 'have'
  | 'total'
  | 'unless'
  | 'doubt';

const said: Record<Does, string> = {
  want: '要 来 来点 来个 整个 搞个 弄个 整 拿 送 给我 给我送 给我来 订 需要 想要 上 发 补 配 进 报 安排 就要 只要 我要 拉',
  each: '各 各来 各要 各送 各一样 都 都要 都来 每样 每种 一样来 每个来 分别',
  not: '不要 别 别送 别给 别拿 别来 不用 不用送 不订 不拿 不来 不送 先不要 就不要 不需要 没要 暂时不要 先不订 不进 除了',
  drop: '取消 去掉 删掉 不要了 不用了 算了 取消了 去掉了 删了 不来了 先不要了 不送了 就算了 不订了 别送了 作废 不拿了 不进了',
  correct: '不对 错了 说错了 打错了 写错了 发错了 应该是 更正 不是 不 哦不 不不 搞错了',
  instead: '换成 改成 改为 改 改下 改一下 更改 换 变成 换为 改要 改送',
  more: '再加 加 另外加 多加 再来 再要 再送 追加 多来 再给我 再补 再拿 再订 再多来',
  same: '照旧 老样子 老规矩 跟上次一样 和上次一样 同上次 照上次 按上次 再来一样的 一样的再来 上次那些 上次那单 跟之前一样 和之前一样 还是那些 还是老样子 照常 老三样 跟上回一样 和上回一样 照上回 按上回 跟往常一样 和以前一样 跟以前一样 同上 原样 照单',
  have: '还有 还剩 剩 剩下 库存 没卖完 够了 有货 还够 多着 卖不动 还没卖完 够卖 存货',
  total: '一共 总共 合计 共计 共 加起来',
  doubt:
    '退 退货 退掉 退回 换货 破 破了 坏 坏了 漏 漏了 过期 临期 少 少了 少送 少来 少拿 减 减少 减掉 多少 多少钱 或 或者 要么',
  unless:
    '翻倍 加倍 双份 两份 减半 一半 有活动就 有优惠就 搞活动就 便宜就 降价就 打折就 没有就 没有的话 没货就 没货的话 要是没有 如果没有 没有再',
  nothing:
    '老板 老板娘 老王 小李 王总 李总 张总 师傅 哥 姐 大哥 大姐 美女 帅哥 亲 兄弟 您 你 你好 您好 早 早上好 早安 上午好 中午好 下午好 晚上好 好 好的 嗯 哦 喂 在吗 在不 在么 哈 哈哈 嘿 呀 啊 吧 呢 嘛 哟 啦 了 的 得 地 谢谢 谢了 多谢 感谢 辛苦 辛苦了 麻烦 麻烦你 麻烦您 请 帮 帮我 帮忙 给 把 将 我 我们 咱 咱们 我家 店里 店 家 这 这边 那 那个 这个 刚才 刚刚 刚 上面 就 也 和 跟 与 还要 还 又 先 记 记下 记一下 记得 一下 一点 点 快 快点 尽快 赶紧 急 急用 着急 过来 过去 送过来 送来 送到 到 到货 货 送货 发货 拿货 要货 进货 补货 订货 下单 单子 订单 下个单 报单 报货 今天 明天 后天 大后天 今晚 明早 上午 下午 中午 晚上 早点 周末 之前 以前 前 左右 的话 如果 可以 可以吗 行 行吗 行不 能 能不能 能送 吗 没 没了 快没了 卖完了 卖完 卖光了 断货 断货了 没货 没货了 不够 不够了 缺 缺货 快卖完了 卖得好 好卖 好的话 天热 天气热 天冷 客人 顾客 饮料 瓶装 装 整箱 整件 是 有 另外 还有就是 至少 最少 不照旧 别照旧 不用照旧 不跟上次一样 不和上次一样 不按上次 不照上次 以及 外加 然后 最后 对了 哎 唉 哎呀 价格 价 按 老价格 老价 上次价 优惠 便宜 活动 现金 付 微信 转账 月结 记账 到付 货到付款 搬 门口 放 放门口 地址 电话 联系 单 补单 别忘了 别忘 别忘记 别迟到 别晚了 别弄错 别搞错 有货吗 有吗 有没有 有没 今 明 收到 收到回复 回复 回复一下 知道 好吧 吃 喝 几样 东西 这几样 以下 如下 清单 开单 确认 看着 随便 统统 全部 其他 其它 别的 旺 周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期天 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜天',
};

/** Only the first letter is looked up while reading; the longest word that fits is taken. */
const byLetter = new Map<string, { word: string; does: Does }[]>();
for (const [does, words] of Object.entries(said) as [Does, string][])
  for (const word of words.split(' ')) {
    const letter = word.charAt(0);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), { word, does }]);
  }
for (const words of byLetter.values()) words.sort((a, b) => b.word.length - a.word.length);

export const wordAt = (text: string, at: number): { word: string; does: Does } | undefined =>
  byLetter.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
