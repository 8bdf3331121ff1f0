import { spanInWords } from '../../language/time-words';
import type { ScoreRow, Summary } from './summarise';

type Facts = Omit<Summary, 'text'>;

/**
 * The summary as one paragraph for a chat or a mail. Chinese for every `zh` tag, else English; a
 * figure below the minimum n is named as such.
 */
export function summaryText(summary: Facts, language: string): string {
	return /^zh\b/i.test(language) ? inChinese(summary) : inEnglish(summary);
}

/** The first row of a survey and scale is its headline. */
function headlines(scores: readonly ScoreRow[]): ScoreRow[] {
	const seen = new Set<string>();
	return scores.filter(({ surveyKey, purpose, metric, scale }) => {
		const key = JSON.stringify([surveyKey, purpose, metric, scale]);
		return !seen.has(key) && seen.add(key);
	});
}

function dates({ from, until, timeZone }: Facts['period'], language: string): [string, string] {
	const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
	// The end does not belong to the period: midnight would name a day too many.
	return [format.format(Date.parse(from)), format.format(Date.parse(until) - 1)];
}

const number = (value: number): string => {
	const text = value.toFixed(1).replace(/\.0$/, '');
	return text === '-0' ? '0' : text;
};

function figure(
	{ value, unit, interval }: ScoreRow,
	percentSign: string,
): { value: string; range: string } {
	const sign = unit === 'percent' ? percentSign : '';
	const [low, high] = [number(interval.low), number(interval.high)];
	return {
		value: `${number(value ?? 0)}${sign}`,
		// A dash before a minus would read as a number of its own.
		range: `${low}${high.startsWith('-') ? ' … ' : '–'}${high}${sign}`,
	};
}

const names = {
	en: { nps: 'NPS', csat: 'satisfied', ces: 'easy', csi: 'index' },
	zh: { nps: 'NPS', csat: '满意率', ces: '轻松率', csi: '满意度指数' },
} as const;

function inEnglish(summary: Facts): string {
	const [from, until] = dates(summary.period, 'en');
	const sentences = [`${from} to ${until}.`];
	const rows = headlines(summary.scores);
	if (rows.length === 0) sentences.push('No answers came in.');
	for (const row of rows) {
		const { value, range } = figure(row, ' %');
		const few = row.verdict === 'too_few' ? ', too few for a verdict' : '';
		sentences.push(
			`${row.surveyKey}: ${names.en[row.metric]} ${value} (n = ${row.n}, 95 % interval ${range}${few}).`,
		);
	}
	const { responseRate: rate, cases, medians, notAsked } = summary;
	if (rate.value !== null) {
		const few = rate.verdict === 'too_few' ? ' (too few for a verdict)' : '';
		sentences.push(
			`${rate.partial + rate.completed} of ${rate.sent} customers asked have answered, ${number(rate.value)} %${few}.`,
		);
	}
	const left = Object.values(notAsked).reduce((sum, n) => sum + n, 0);
	if (left > 0) sentences.push(`${left} were not asked, mostly because of ${mostly(notAsked)}.`);
	sentences.push(
		`${plural(cases.opened, 'case was', 'cases were')} opened, ${cases.confirmed} confirmed by the customer, ${cases.reopened} reopened, ${cases.unconfirmed} left unconfirmed; ${cases.open} ${cases.open === 1 ? 'is' : 'are'} open now, ${cases.overdue} overdue.`,
	);
	const spans = (
		[
			['first response', medians.acknowledge.ms],
			['solution', medians.resolve.ms],
			["the customer's confirmation", medians.confirm.ms],
		] as const
	).flatMap(([what, ms]) => (ms === null ? [] : [`${what} ${spanInWords(ms, 'en')}`]));
	if (spans.length > 0) sentences.push(`Median time to ${spans.join(', to ')}.`);
	return sentences.join(' ');
}

function inChinese(summary: Facts): string {
	const [from, until] = dates(summary.period, 'zh-CN');
	const sentences = [`${from}至${until}。`];
	const rows = headlines(summary.scores);
	if (rows.length === 0) sentences.push('没有收到回答。');
	for (const row of rows) {
		const { value, range } = figure(row, '%');
		const few = row.verdict === 'too_few' ? '，样本太少，暂不下结论' : '';
		sentences.push(
			`${row.surveyKey}：${names.zh[row.metric]} ${value}（n = ${row.n}，95% 区间 ${range}${few}）。`,
		);
	}
	const { responseRate: rate, cases, medians, notAsked } = summary;
	if (rate.value !== null) {
		const few = rate.verdict === 'too_few' ? '（样本太少）' : '';
		sentences.push(
			`已发出 ${rate.sent} 份邀请，收到 ${rate.partial + rate.completed} 份回答，回复率 ${number(rate.value)}%${few}。`,
		);
	}
	const left = Object.values(notAsked).reduce((sum, n) => sum + n, 0);
	if (left > 0)
		sentences.push(`另有 ${left} 位客户未被询问，主要原因：${mostly(notAsked, reasonsZh)}。`);
	sentences.push(
		`新建跟进单 ${cases.opened} 个，客户确认解决 ${cases.confirmed} 个，重新打开 ${cases.reopened} 个，未获确认 ${cases.unconfirmed} 个；目前处理中 ${cases.open} 个，超时 ${cases.overdue} 个。`,
	);
	const spans = (
		[
			['首次响应', medians.acknowledge.ms],
			['解决', medians.resolve.ms],
			['客户确认', medians.confirm.ms],
		] as const
	).flatMap(([what, ms]) => (ms === null ? [] : [`${what}${spanInWords(ms, 'zh-CN')}`]));
	if (spans.length > 0) sentences.push(`用时中位数：${spans.join('，')}。`);
	return sentences.join('');
}

const reasonsZh: Record<string, string> = {
	opted_out: '客户已退订',
	no_consent: '没有同意记录',
	no_address: '没有联系地址',
	address_failed: '地址无效',
	open_case: '有未结跟进单',
	cap_metric: '同类调查次数已满',
	cap_overall: '联系次数已满',
	not_sampled: '未被抽中',
	subject_reopened: '事项被重新打开',
	duplicate_cycle: '同一轮已询问过',
	no_customer: '没有客户信息',
	event_too_old: '事件过旧',
	event_in_future: '事件时间在未来',
	not_a_survey_event: '该事件不触发调查',
	survey_closed: '调查已关闭',
	cancelled_by_user: '被人工取消',
	expired: '已过期',
	erased: '数据已删除',
};

/** The commonest reason, as it is stored, in words. */
function mostly(reasons: Record<string, number>, words: Record<string, string> = {}): string {
	const [first] = Object.entries(reasons).sort(([, a], [, b]) => b - a);
	if (!first) return '';
	return `${words[first[0]] ?? first[0].replaceAll('_', ' ')} (${first[1]})`;
}

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
