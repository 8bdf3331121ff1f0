import { defineSurvey } from '../../core/survey/define';
import type { SurveyInput } from '../../core/survey/survey-input';

const both = { languages: ['en', 'zh-CN'] };

/** A survey of every metric and style, and some with everything that can be switched on. */
const inputs: SurveyInput[] = [
	{
		...both,
		key: 'stars',
		metric: 'csat',
		scale: 'csat_1_5_stars',
		questions: [
			{
				kind: 'text',
				id: 'who',
				text: { en: 'Who helped you?', 'zh-CN': '是哪位同事为您服务的？' },
				maxLength: 80,
			},
			{
				kind: 'choice',
				id: 'channel',
				text: { en: 'How did you reach us?', 'zh-CN': '您通过什么方式联系我们？' },
				options: [
					{ id: 'phone', text: { en: 'Phone', 'zh-CN': '电话' } },
					{ id: 'chat', text: { en: 'Chat', 'zh-CN': '在线客服' } },
					{ id: 'shop', text: { en: 'In the shop', 'zh-CN': '门店' } },
				],
			},
			{
				kind: 'rating',
				id: 'speed',
				text: { en: 'How fast were we?', 'zh-CN': '我们的速度如何？' },
				style: 'faces',
				lowLabel: { en: 'Slow', 'zh-CN': '慢' },
				highLabel: { en: 'Fast', 'zh-CN': '快' },
			},
		],
	},
	{ ...both, key: 'faces', metric: 'csat', scale: 'csat_1_5_faces' },
	{ ...both, key: 'five', metric: 'csat', scale: 'csat_1_5' },
	{ ...both, key: 'seven', metric: 'csat', scale: 'csat_1_7' },
	{ ...both, key: 'ten', metric: 'csat', scale: 'csat_1_10' },
	{ ...both, key: 'nps', metric: 'nps', purpose: 'relationship' },
	{ ...both, key: 'ces', metric: 'ces' },
	{ ...both, key: 'effort', metric: 'ces', scale: 'ces_1_7_effort' },
	{ ...both, key: 'csi', metric: 'csi', purpose: 'relationship' },
	{ ...both, key: 'index', metric: 'csi', scale: 'csat_1_5' },
	{ ...both, key: 'solved', metric: 'csat', scale: 'yes_no', purpose: 'verification' },
	{
		...both,
		key: 'strict',
		metric: 'csat',
		commentRequiredWhenLow: true,
		questions: [
			{
				kind: 'choice',
				id: 'branch',
				text: { en: 'Which branch?', 'zh-CN': '哪家门店？' },
				required: true,
				options: [
					{ id: 'north', text: { en: 'North', 'zh-CN': '城北店' } },
					{ id: 'south', text: { en: 'South', 'zh-CN': '城南店' } },
				],
			},
		],
	},
	{
		...both,
		key: 'branching',
		metric: 'csat',
		questions: [
			{
				kind: 'choice',
				id: 'channel',
				text: { en: 'How did you reach us?', 'zh-CN': '您通过什么方式联系我们？' },
				options: [
					{ id: 'phone', text: { en: 'Phone', 'zh-CN': '电话' } },
					{ id: 'shop', text: { en: 'In the shop', 'zh-CN': '门店' } },
				],
			},
			{
				kind: 'pair',
				id: 'wait',
				text: { en: 'A short wait', 'zh-CN': '等待时间短' },
			},
			{
				kind: 'text',
				id: 'branch',
				text: { en: 'Which shop?', 'zh-CN': '哪家门店？' },
				required: true,
				askWhen: { question: 'channel', answers: 'shop' },
			},
			{
				kind: 'text',
				id: 'wish',
				text: { en: 'What would have helped?', 'zh-CN': '怎样才能帮到您？' },
				askWhen: 'low',
			},
		],
	},
	{ ...both, key: 'closing', metric: 'csat' },
	{
		...both,
		key: 'telling',
		metric: 'csat',
		nextStep: {
			url: 'https://reviews.example.test/lotus',
			text: {
				en: 'Two sentences help people who are looking for a good hotel.',
				'zh-CN': '写两句话，就能帮到正在挑选酒店的人。',
			},
			link: { en: 'Write a few words', 'zh-CN': '写几句' },
		},
	},
	{
		...both,
		key: 'giving',
		metric: 'csat',
		incentive: {
			text: {
				en: 'A 10 % voucher for your next night',
				'zh-CN': '下次入住九折券',
			},
			byMail: true,
			validUntil: '2099-01-31',
		},
	},
	{
		...both,
		key: 'promising',
		metric: 'csat',
		incentive: { text: { en: 'A cup of tea', 'zh-CN': '一杯茶' }, byMail: true },
	},
	{
		...both,
		key: 'once',
		metric: 'csat',
		changeWindowHours: 0,
		reasons: 'none',
		askComment: false,
	},
	{
		key: 'arabic',
		metric: 'csat',
		scale: 'csat_1_5_stars',
		languages: ['ar'],
		texts: {
			ar: {
				question: 'ما مدى رضاك عن خدمتنا؟',
				lowLabel: 'غير راضٍ تمامًا',
				highLabel: 'راضٍ جدًا',
				intro: 'يساعدنا جوابك على تحسين الخدمة.',
				commentPrompt: 'ماذا ينبغي أن نعرف؟',
				thanks: 'شكرًا لك على وقتك.',
				'reason:slow': 'استغرق وقتًا طويلًا',
				'reason:price': 'السعر',
			},
		},
		reasons: [{ id: 'slow' }, { id: 'price' }],
	},
];

export const surveys = inputs.map((input) => defineSurvey(input));

/** The survey that is closed, as it is published anew. */
export const closed = defineSurvey({
	...both,
	key: 'closing',
	metric: 'csat',
	acceptAnswers: false,
});

/** One step of ratings for every metric and style, by survey key. */
export const ratingKeys = [
	'stars',
	'faces',
	'five',
	'seven',
	'ten',
	'nps',
	'ces',
	'effort',
	'csi',
	'index',
	'solved',
] as const;
