import type { IndexItem, RatingQuestion, ReasonTag, Texts } from '../model/survey';

type Ends = { question: Texts; lowLabel: Texts; highLabel: Texts };

/** The scales a CSAT question is offered on. */
export const csatScales = {
	stars_5: { min: 1, max: 5, style: 'stars' },
	faces_5: { min: 1, max: 5, style: 'faces' },
	numbers_5: { min: 1, max: 5, style: 'numbers' },
	numbers_7: { min: 1, max: 7, style: 'numbers' },
	numbers_10: { min: 1, max: 10, style: 'numbers' },
} as const satisfies Record<string, Pick<RatingQuestion, 'min' | 'max' | 'style'>>;

const satisfied = {
	lowLabel: { en: 'Very dissatisfied', 'zh-CN': '非常不满意' },
	highLabel: { en: 'Very satisfied', 'zh-CN': '非常满意' },
};

/**
 * Questions that are built in, per metric, in every built-in language. `{brand}` stands for the
 * workspace's brand name and is filled by the page and the mail.
 */
export const builtInSurveyTexts: {
	csat: Ends;
	nps: Ends;
	ces: Ends;
	csi: Ends & { items: IndexItem[] };
	/** Asked after a fix, on any scale; on one of two points the labels are the answers. */
	verification: Ends & { no: Texts; yes: Texts };
	reasons: ReasonTag[];
	commentPrompt: Texts;
} = {
	csat: {
		question: { en: 'How satisfied are you with our service?', 'zh-CN': '您对本次服务满意吗？' },
		...satisfied,
	},
	nps: {
		question: {
			en: 'How likely are you to recommend {brand} to a friend or colleague?',
			'zh-CN': '您有多大可能向朋友或同事推荐{brand}？',
		},
		lowLabel: { en: 'Not at all likely', 'zh-CN': '完全不可能' },
		highLabel: { en: 'Extremely likely', 'zh-CN': '非常可能' },
	},
	ces: {
		question: {
			en: 'Do you agree? “{brand} made it easy for me to get this done.”',
			'zh-CN': '您是否同意：“{brand}让我很轻松地办好了这件事”？',
		},
		lowLabel: { en: 'Strongly disagree', 'zh-CN': '非常不同意' },
		highLabel: { en: 'Strongly agree', 'zh-CN': '非常同意' },
	},
	csi: {
		question: {
			en: 'How satisfied are you with each of these?',
			'zh-CN': '请分别为以下各项的满意程度打分：',
		},
		...satisfied,
		items: [
			{ id: 'product', text: { en: 'Product', 'zh-CN': '产品' }, weight: 0.4 },
			{ id: 'service', text: { en: 'Service', 'zh-CN': '服务' }, weight: 0.4 },
			{ id: 'price', text: { en: 'Price', 'zh-CN': '价格' }, weight: 0.2 },
		],
	},
	verification: {
		question: { en: 'Is your problem solved?', 'zh-CN': '您反映的问题解决了吗？' },
		lowLabel: { en: 'Not solved at all', 'zh-CN': '完全没有解决' },
		highLabel: { en: 'Completely solved', 'zh-CN': '完全解决了' },
		no: { en: 'No, not yet', 'zh-CN': '还没有解决' },
		yes: { en: 'Yes, it is solved', 'zh-CN': '已经解决' },
	},
	reasons: [
		{
			id: 'slow',
			text: { en: 'Took too long', 'zh-CN': '等待时间太长' },
			levels: ['low', 'middle'],
		},
		{
			id: 'not_solved',
			text: { en: 'Problem not solved', 'zh-CN': '问题没有解决' },
			levels: ['low', 'middle'],
		},
		{
			id: 'attitude',
			text: { en: 'Unfriendly staff', 'zh-CN': '服务态度不好' },
			levels: ['low', 'middle'],
		},
		{
			id: 'unclear',
			text: { en: 'Unclear information', 'zh-CN': '说明不清楚' },
			levels: ['low', 'middle'],
		},
		{
			id: 'defect',
			text: { en: 'Quality of the product', 'zh-CN': '产品质量问题' },
			levels: ['low', 'middle'],
		},
		{
			id: 'hard',
			text: { en: 'Too complicated', 'zh-CN': '流程太复杂' },
			levels: ['low', 'middle'],
		},
		{
			id: 'price',
			text: { en: 'Price', 'zh-CN': '价格偏高' },
			levels: ['low', 'middle'],
		},
		{ id: 'fast', text: { en: 'Fast', 'zh-CN': '响应迅速' }, levels: ['high'] },
		{ id: 'solved', text: { en: 'Problem solved', 'zh-CN': '解决了问题' }, levels: ['high'] },
		{ id: 'friendly', text: { en: 'Friendly staff', 'zh-CN': '态度亲切' }, levels: ['high'] },
		{ id: 'clear', text: { en: 'Clear information', 'zh-CN': '讲解清楚' }, levels: ['high'] },
		{ id: 'quality', text: { en: 'Good quality', 'zh-CN': '质量好' }, levels: ['high'] },
		{ id: 'easy', text: { en: 'Easy', 'zh-CN': '方便省心' }, levels: ['high'] },
	],
	commentPrompt: {
		en: 'What should we know?',
		'zh-CN': '请写下具体情况或您的建议：',
	},
};
