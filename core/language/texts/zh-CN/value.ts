import type { valueTexts as english } from '../en/value';
import type { InOtherWords } from '../shape';

export const valueTexts: InOtherWords<typeof english> = {
	'value.all': '全部客户',
	'value.none': '未知',
	'value.nobodyFits': '没有符合的客户：该客户分层没有人下过单，或按这些规则没有人有流失风险。',
	'value.needsOrders': '没有订单信息：需要带客户的 order.delivered 或 deal.won 事件。',
	'value.ofNobody': '不属于已知客户、未计入的订单：{count} 个。',
	'value.needsContracts': '没有客户有续约日期，无法知道合同何时到期。',
	'value.noGap': '没有人下过两次单，无法知道订单间隔，也就无法判断谁已流失。',
	'value.sampled': '{all} 位客户中只查看了 {count} 位，按随机编号选取。',
	'value.oneCohort': '他们都在同一个月开始，没有可以对比的批次。',
	'value.stayed':
		'{group}，{period}，实际：期初在的 {n} 位客户中，期末仍在 {x} 位，{percent}（{range}）。',
	'value.still':
		'{group}，截至{until}，实际：开始过的 {n} 位客户中仍在 {x} 位，{percent}（{range}）。',
	'value.nobodyThere': '{group}，{period}：期初没有客户。',
	'value.lost.orders': '超过平时订单间隔的 {gaps} 倍没有下单，即视为流失。',
	'value.lost.contract': '合同到期而未续约，即视为流失。',
	'value.year.observed.orders':
		'自首次下单起的实际情况（不限何时）：一年后仍在的有 {percent}（{range}；{n} 位客户，Kaplan–Meier）。',
	'value.year.observed.contract':
		'自合同开始起的实际情况（不限何时）：一年后仍在的有 {percent}（{range}；{n} 位客户，Kaplan–Meier）。',
	'value.year.expected.orders':
		'预计（sBG 模型，并非实际）：首次下单一年后仍在的有 {percent}；满一年的客户太少。',
	'value.year.expected.contract':
		'预计（sBG 模型，并非实际）：合同开始一年后仍在的有 {percent}；满一年的客户太少。',
	'value.tooFew': '样本太少，暂不下结论：至少需要 {least} 位。',
	'value.repurchase': '再次购买：{n} 位中 {x} 位，{percent}（{range}）。',
	'value.crossBuy': '购买两类及以上：{n} 位中 {x} 位，{percent}（{range}）。',
	'value.firstContact': '首次联系即解决：{n} 件中 {x} 件，{percent}（{range}）。',
	'value.recovery': '经补救挽回（客户本人确认）：{n} 位中 {x} 位，{percent}（{range}）。',
	'value.multiple': '按本期的留存率，一位客户今后的价值是年毛利的 {multiple} 倍（{range}）。',
	'value.leaving': '预计：下过单的 {n} 位客户中大概有 {gone} 位不会再下单；他们每年贡献 {worth}。',
	'value.leaving.unpriced': '预计：下过单的 {n} 位客户中大概有 {gone} 位不会再下单。',
	'value.expected': '未来 12 个月预计约有 {orders} 个订单，金额 {worth}。',
	'value.expected.unpriced': '未来 12 个月预计约有 {orders} 个订单。',
	'value.hidden': '满意但购买减少：{count} 位。',
	'value.model.nobody_again': '没有人再次下单，无法知道谁会再来。',
	'value.model.too_few': '下过单的客户太少，无法预测订单。',
	'value.spending.correlated':
		'下单越频繁的客户每单金额也不同（相关系数 {correlation}），因此不预测金额：Gamma-Gamma 模型会出错。',
	'value.spending.no_amounts': '没有订单写明金额，因此不预测金额。',
	'value.spending.too_few': '写明金额的订单太少，因此不预测金额。',

	'value.customer.alive': '再次下单的概率为 {percent}。',
	'value.customer.lost': '视为已流失。',
	'value.second.agree': '另一个模型（Pareto/NBD）预计约 {orders} 个订单：两者一致。',
	'value.second.differ.bg_nbd':
		'另一个模型（Pareto/NBD）预计约 {orders} 个订单：两者不一致，至今的订单更符合前一个模型（BG/NBD）。',
	'value.second.differ.pareto_nbd':
		'另一个模型（Pareto/NBD）预计约 {orders} 个订单：两者不一致，至今的订单更符合这个模型。',
	'value.second.differ.alike':
		'另一个模型（Pareto/NBD）预计约 {orders} 个订单：两者不一致，至今的订单与两者同样相符。',
	'value.customer.second.once': '只下过一单；尚未流失的概率为 {percent}（Pareto/NBD）。',
	'value.customer.second.differ': '另一个模型（Pareto/NBD）的结果是 {percent}。',
	'value.customer.expected': '未来 12 个月预计：{orders} 个订单。',
	'value.customer.expectedWorth': '未来 12 个月预计：{orders} 个订单，金额 {worth}。',
	'value.reason.silent': '上次下单在{since}前；平时订单相隔{gap}（{n} 个订单的中位数）。',
	'value.reason.silentHouse': '上次下单在{since}前；全部客户的订单通常相隔{gap}。',
	'value.reason.contractOver': '合同已于 {day} 到期。',
	'value.reason.lowScore': '最近一次 {metric} 评分偏低：{value}（满分 {max}）。',
	'value.reason.openCase': '未结跟进单：{count} 个。',
	'value.reason.hidden':
		'最近一次评分良好（{value}，满分 {max}），但已有{since}没有下单：评分掩盖的风险。',
	'value.reason.onlyOne': '最近一次评分良好（{value}，满分 {max}），但只下过一次单。',
};
