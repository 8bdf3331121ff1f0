import type {
	BlockView,
	Mark,
	Ranged,
	ReportView,
	TableView,
	Told,
} from '../../../../core/pages/report/report-view';

/** Equal numbers for equal seeds. */
export function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

const around = (value: number, half: number): Ranged => ({
	value,
	low: value - half,
	high: value + half,
});

const words = {
	en: {
		groups: ['Advice', 'First ride', 'Order', 'Repair', 'Renewal', 'Support', 'Delivery'],
		months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
		drivers: [
			'Speed of answer',
			'The bike itself',
			'Repair',
			'Delivery',
			'Clear prices',
			'The app',
		],
		stages: ['before', 'getting it', 'using it', 'staying'],
		quote: 'Parcel stood in the depot for nine days, and nobody called back.',
		title: 'Delivery is where it hurts: 47\u00a0% satisfied, 34 points below the rest',
		about: 'Share of 4 and 5 stars by touchpoint with number of answers, 1 July to 30 September.',
		chance: 'could be chance',
		sure: 'unlikely to be chance',
	},
	'zh-CN': {
		groups: ['咨询', '首次骑行', '下单', '维修', '续约', '客服', '配送'],
		months: Array.from({ length: 12 }, (_, at) => `${at + 1}月`),
		drivers: ['回复速度', '车辆本身', '维修', '配送', '价格清楚', '手机应用'],
		stages: ['购买前', '到手', '使用', '续约'],
		quote: '包裹在仓库放了九天，没有人回电话。',
		title: '问题在配送：满意率 47%，比其余低 34 个百分点',
		about: '各触点 4–5 星占比，附回答数，7月1日至9月30日。',
		chance: '可能只是偶然',
		sure: '不像是偶然',
	},
};

/** Every kind of chart there is, made up, in a language. */
export function everyBlock(language: 'en' | 'zh-CN'): BlockView[] {
	const next = numbersFrom(7);
	const said = words[language];
	const table: TableView = {
		caption: said.about,
		head: ['', 'n', '95 %'],
		rows: said.groups.map((name, at) => [name, String(80 + at), '70–77']),
	};
	const told = (id: string): Told => ({
		id,
		title: said.title,
		about: said.about,
		name: id,
		told: said.about,
		table,
	});
	const marks: Mark[] = ['better', 'better', 'maybe', 'maybe', 'few', 'maybe', 'worse'];
	const shares = [91, 90, 81, 79, 76, 72, 47];
	const groups = said.groups.map((label, at) => ({
		label,
		n: [80, 79, 108, 110, 4, 166, 1460][at] ?? 0,
		mark: marks[at] ?? 'maybe',
		...around(shares[at] ?? 50, marks[at] === 'few' ? 17 : 6),
	}));
	const percent = { from: 30, to: 100, unit: 'percent' } as const;
	const points = { from: -20, to: 60, unit: 'points' } as const;
	const months = said.months.map((label, at) => ({
		label,
		short: label.slice(0, language === 'en' ? 1 : label.length - 1),
		now: at === 4 ? null : around(24 + 14 * next(), 15),
		n: Math.round(60 + 60 * next()),
		before: 8 + 14 * next(),
	}));
	const hours = Array.from({ length: 90 }, () => -5 * Math.log(1 - next())).sort((a, b) => a - b);
	return [
		{
			kind: 'tiles',
			tiles: [31, 74, 75, 66].map((value, at) => ({
				id: `tile-${at}`,
				name: said.groups[at] ?? '',
				value: String(value),
				interval: '23–39',
				n: '318',
				told: `${value}`,
				axis: percent,
				now: around(value, 6),
				before: around(value - 4, 7),
				change: '+4',
				changeInterval: '−3, 11',
				verdict: {
					mark: (['maybe', 'worse', 'better', 'few'] as const)[at] ?? 'maybe',
					text: at === 1 ? said.sure : said.chance,
				},
				beside:
					at === 1
						? [
								{
									value: 80,
									text: '80: −6',
									told: '80: −6',
									verdict: { mark: 'worse', text: said.sure },
								},
							]
						: [],
			})),
		},
		{
			kind: 'distribution',
			...told('distribution'),
			blocks: [
				{
					name: said.groups[0] ?? '',
					heads: [
						{ side: 'start', share: 0.15, text: 'Detractors 0–6', short: '0–6' },
						{ side: 'middle', share: 0.39, text: 'Passives 7–8', short: '7–8' },
						{ side: 'end', share: 0.46, text: 'Promoters 9–10', short: '9–10' },
					],
					rows: ['Q3', 'Q2'].map((label) => ({
						label,
						parts: [0, 0, 0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.23, 0.2, 0.26].map((share, at) => ({
							share,
							level: at < 7 ? ('low' as const) : at < 9 ? ('middle' as const) : ('high' as const),
						})),
					})),
				},
			],
		},
		{
			kind: 'trend',
			...told('trend'),
			axis: points,
			points: months,
			reportFrom: 9,
			events: [
				{ at: 1.5, text: said.quote.slice(0, 20) },
				{ at: 10.2, text: said.quote.slice(0, 14) },
			],
		},
		{
			kind: 'multiples',
			title: said.title,
			about: said.about,
			note: said.about,
			axis: { from: -40, to: 80, unit: 'points' },
			all: [20, 22, 25, 21, 28, 33, 31, 32],
			first: 'Q4 ’24',
			last: 'Q3 ’26',
			panels: said.groups.slice(0, 3).map((head, at) => ({
				...told(`multiple-${at}`),
				about: '(20–42) · n 168',
				head,
				score: '32',
				verdict: said.chance,
				points: Array.from({ length: 8 }, (_, place) => ({
					now: around(20 + 20 * next(), 14),
					few: at === 2 && place < 3,
				})),
			})),
		},
		{
			kind: 'dots',
			...told('dots'),
			axis: percent,
			all: { value: 74, text: language === 'en' ? 'all 74\u00a0%' : '全部 74%' },
			key: [
				{ sign: 'filled', text: said.sure },
				{ sign: 'diamond', text: said.sure },
				{ sign: 'hollow', text: said.chance },
				{ sign: 'bracket', text: said.chance },
			],
			rows: groups,
			brackets: [
				{ first: 0, last: 1 },
				{ first: 2, last: 5 },
			],
		},
		{
			kind: 'control',
			...told('control'),
			axis: { from: 0, to: 30, unit: 'percent' },
			points: Array.from({ length: 39 }, (_, at) => {
				const isSignal = at >= 33 && at <= 35;
				return {
					label: String(at + 1),
					value: isSignal ? 18 + 3 * (at - 33) : 2 + 6 * next(),
					upper: 16 - at / 10,
					lower: null,
					isSignal,
					without: isSignal ? 4 : null,
				};
			}),
			baseline: { count: 24, text: said.about.slice(0, 18) },
			usual: 4.8,
			worst: { at: 35, text: '25\u00a0% > 13\u00a0%' },
			unitBelow: '2026',
			call: said.about,
		},
		{
			kind: 'drivers',
			...told('drivers'),
			rows: said.drivers.map((label, at) => {
				const value = [46, 20, 17, 8, 7, 2][at] ?? 1;
				return {
					label,
					first: { value, low: value * 0.85, high: value * 1.15 },
					second: { value: value + 0.4, low: value * 0.85, high: value * 1.2 },
					place: at === 0 ? '✓ 1' : '≈ 2–3',
					isSure: at === 0,
				};
			}),
		},
		{
			kind: 'quadrant',
			...told('quadrant'),
			x: { from: 0, to: 50, unit: 'percent', text: said.chance },
			y: { from: 3, to: 4.6, unit: 'scale', text: said.sure },
			cross: { x: 17, y: 3.67 },
			fields: ['enough', 'keep it up', 'later', 'fix first'],
			points: said.drivers.map((label, at) => ({
				label,
				x: around([46, 20, 17, 8, 7, 2][at] ?? 0, 3),
				y: around([3.45, 4.27, 3.95, 3.57, 3.6, 3.14][at] ?? 0, 0.1),
				isBelow: at !== 1 && at !== 2,
				isSure: at < 3,
			})),
		},
		{
			kind: 'journey',
			...told('journey'),
			axis: { from: 2.8, to: 5, unit: 'scale' },
			stages: said.stages.map((text, at) => ({ text, stops: at === 3 ? 1 : 2 })),
			stops: said.groups.map((label, at) => ({
				label,
				n: 80 + at,
				now: around([4.6, 4.3, 3.3, 4.6, 4, 4.2, 4][at] ?? 4, 0.15),
				before: [4.5, 4.3, 4.3, 4.6, 4, 4.2, 3.7][at] ?? 4,
				mark: at === 2 ? ('worse' as const) : ('maybe' as const),
				quote: said.quote,
				action: at === 2 ? said.quote.slice(0, 18) : null,
			})),
			beforeText: null,
		},
		{
			kind: 'clocks',
			title: said.title,
			about: said.about,
			panels: ['clock-0', 'clock-1'].map((id) => ({
				...told(id),
				now: { hours, total: 93 },
				before: { hours: hours.map((hour) => hour * 1.2), total: 93 },
				target: { hours: 4, text: '4 h' },
				inTime: { ...around(58, 9), text: '58\u00a0%' },
				until: 12,
				ticks: [0, 4, 8, 12].map((at) => ({ at, text: `${at} h` })),
			})),
		},
		{
			kind: 'causes',
			...told('causes'),
			rows: said.groups.map((label, at) => ({
				label,
				now: 31 - 4 * at,
				before: at === 4 ? 0 : 6 + 3 * at,
				mark: at === 0 ? ('worse' as const) : ('maybe' as const),
				verdict: at === 0 ? said.sure : said.chance,
			})),
		},
		{ kind: 'promises', ...told('promises'), kept: 30, broken: 6 },
		{
			kind: 'leaderboard',
			...told('leaderboard'),
			axis: { from: 40, to: 100, unit: 'percent' },
			all: { value: 74, text: language === 'en' ? 'team 74\u00a0%' : '全队 74%' },
			rows: groups.map((row, at) => ({ ...row, plain: row.value + (at % 3), place: '1–2' })),
			brackets: [
				{ first: 0, last: 1 },
				{ first: 1, last: 5 },
			],
		},
		{
			kind: 'retention',
			...told('retention'),
			steps: Array.from({ length: 13 }, (_, at) => ({
				at,
				atRisk: 1184 - 33 * at,
				...around(100 - 2.7 * at, at / 6),
			})),
			projection: Array.from({ length: 13 }, (_, at) => ({
				at: 12 + at,
				...around(67.6 - 1.4 * at, 2 + at / 2),
			})),
			until: 24,
			lowest: 40,
			mark: { at: 12, value: 67.6, text: '67\u00a0% (64–69)' },
			unitBelow: said.stages[3] ?? '',
		},
		{
			kind: 'effects',
			...told('effects'),
			axis: { from: -15, to: 25, unit: 'points' },
			none: language === 'en' ? 'no effect' : '没有效果',
			rows: [
				{ label: said.groups[0] ?? '', ...around(10, 6.5), mark: 'better', verdict: said.sure },
				{ label: said.groups[1] ?? '', ...around(4, 9), mark: 'maybe', verdict: said.chance },
				{ label: said.groups[2] ?? '', ...around(-8, 4), mark: 'worse', verdict: said.sure },
			],
		},
		{
			kind: 'funnel',
			...told('funnel'),
			steps: [4868, 3857, 3765, 1827, 1041].map((n, at) => ({
				label: said.groups[at] ?? '',
				n,
				ofBefore: at === 0 ? null : `${said.stages[0] ?? ''} 79\u00a0%`,
				isAnswer: at === 4,
			})),
		},
		{
			kind: 'bounds',
			...told('bounds'),
			axis: { from: -100, to: 100, unit: 'points' },
			measured: { ...around(31, 8), text: '31' },
			bounds: { low: -64, high: 81 },
		},
		{
			kind: 'topics',
			title: said.title,
			about: said.about,
			topics: said.groups.slice(0, 3).map((name, at) => ({
				name,
				count: '41 (9)',
				mean: '1.9',
				verdict: { mark: at === 0 ? 'worse' : 'maybe', text: at === 0 ? said.sure : said.chance },
				quotes: [said.quote],
			})),
		},
		{
			kind: 'words',
			title: said.title,
			about: null,
			items: [{ term: said.chance, text: said.about }],
			table,
		},
	];
}

/** A report of every kind of chart. */
export function everyChart(language: 'en' | 'zh-CN'): ReportView {
	const said = words[language];
	return {
		language,
		company: 'Larkfield Bikes',
		kind: said.chance,
		period: '2026',
		headline: said.title,
		lede: said.about,
		three: [1, 2, 3].map(() => ({ term: said.sure, text: said.about })),
		sections: [
			...everyBlock(language).map((block) => ({
				key: `s-${block.kind}`,
				title: block.kind,
				about: said.about,
				blocks: [block],
			})),
			{ key: 'empty', title: 'Empty', about: '', blocks: [] },
		],
		foot: [said.about],
	};
}
