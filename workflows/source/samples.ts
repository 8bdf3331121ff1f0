import type { ItemProblem } from '../../core/loop/problem/problem-part';
import { fillItem, type SatisfactionItem } from '../../core/model/item';
import type { Language } from './languages';

type Sample = Partial<SatisfactionItem>;

/** Of long ago, so that nobody takes a sample for news. */
const at = '2026-01-05T02:00:00.000Z';

const words = {
	en: {
		customer: { name: 'Ann Lee', email: 'ann.lee@example.com', language: 'en' },
		city: 'London',
		ticket: 'Cannot print an invoice',
		comment: 'Two weeks without an answer.',
		form: 'After your request',
		closed: 'A ticket was closed.',
		answered: 'A low rating has arrived; reason and comment may follow.',
		data_requested: 'Ann Lee asks for a copy of their data.',
		erase_requested: 'Ann Lee asks for their data to be deleted.',
		problem: 'Deliveries on Saturdays come late',
		remedy: 'A second courier on Saturdays',
		given: 'Li Na sees to this problem from now on: ',
	},
	zh: {
		customer: { name: '林晓', email: 'lin.xiao@example.com', language: 'zh-CN' },
		city: '北京',
		ticket: '发票打印不出来',
		comment: '两周没有人回复。',
		form: '服务后问卷',
		closed: '工单已关闭。',
		answered: '收到低分，原因和留言可能随后补充。',
		data_requested: '林晓申请获取本人数据。',
		erase_requested: '林晓申请删除本人数据。',
		problem: '周六送货晚',
		remedy: '周六增加一位送货员',
		given: '今后由李娜负责这个问题：',
	},
} satisfies Record<Language, object>;

function customer(language: Language): SatisfactionItem['customer'] {
	const none = { id: 'cus_sample', phone: null, timeZone: null, segment: null };
	return { ...none, ...words[language].customer, externalIds: { desk: '777' } };
}

function ticket(language: Language): NonNullable<SatisfactionItem['event']> {
	return {
		id: 'evt_sample',
		type: 'ticket.closed',
		source: 'desk',
		occurredAt: at,
		touchpoint: 'use',
		subject: { type: 'ticket', id: '10042', title: words[language].ticket, url: null },
		cycle: 0,
		value: null,
		attributes: { city: words[language].city },
	};
}

/** What a CRM Trigger gives: a ticket was closed. */
export function ticketClosed(language: Language): Sample {
	const outcome = { code: 'received', text: words[language].closed };
	return sample({ outcome, event: ticket(language), customer: customer(language) });
}

/** What a CRM Trigger gives: somebody has answered in another survey tool. */
export function formAnswered(language: Language): Sample {
	const { comment, form } = words[language];
	return sample({
		outcome: { code: 'received', text: comment },
		event: {
			...ticket(language),
			type: 'survey.answered',
			source: language === 'zh' ? 'wenjuanxing' : 'typeform',
			touchpoint: null,
			subject: { type: 'survey_response', id: 'sample', title: form, url: null },
			attributes: { answer: { scaleMapping: 'csat_1_5', value: 2, comment, answers: [] } },
		},
		customer: customer(language),
	});
}

/** What a CRM Trigger gives: somebody has answered at Qualtrics, which does not say what. */
export function answerToFetch(language: Language): Sample {
	const { form } = words[language];
	return sample({
		outcome: { code: 'received', text: form },
		event: {
			...ticket(language),
			type: 'survey.answer_to_fetch',
			source: 'qualtrics',
			touchpoint: null,
			subject: { type: 'survey_response', id: 'R_sample', title: form, url: null },
			attributes: { fetch: '/API/v3/surveys/SV_sample/responses/R_sample' },
		},
	});
}

/** What a CRM Trigger gives: a case of Zoho was closed, of which nothing but the id is told. */
export function caseOfZohoClosed(language: Language): Sample {
	const outcome = { code: 'received', text: words[language].closed };
	const event = { ...ticket(language), source: 'zoho', attributes: { module: 'Cases' } };
	return sample({ outcome, event });
}

/** What n8n's own form gives: an agent has written down what a customer said. */
export function formFilledIn(language: Language): Record<string, string> {
	const said = { submittedAt: at, formMode: 'test' };
	const { comment, customer: who } = words[language];
	return language === 'zh'
		? { 评价: '不满意', 原话: comment, 渠道: '热线', 姓名: who.name, 邮箱: who.email, ...said }
		: {
				Rating: 'Dissatisfied',
				'What was said': comment,
				Where: 'Hotline',
				Name: who.name,
				Email: who.email,
				...said,
			};
}

const surveys = {
	csat: {
		survey: { metric: 'csat', purpose: 'transactional' },
		score: { value: 2, min: 1, max: 5, percent: 25, band: 'dissatisfied', highFrom: 4 },
	},
	nps: {
		survey: { metric: 'nps', purpose: 'relationship' },
		score: { value: 3, min: 0, max: 10, percent: 30, band: 'detractor', highFrom: 9 },
	},
	solved: {
		survey: { metric: 'csat', purpose: 'verification' },
		score: { value: 1, min: 1, max: 2, percent: 0, band: 'dissatisfied', highFrom: 2 },
	},
} as const;

/** What a Response Trigger gives on *Low*: somebody is not satisfied. */
export function lowAnswer(
	language: Language,
	surveyKey: string,
	asked: keyof typeof surveys,
): Sample {
	const { survey, score } = surveys[asked];
	return sample({
		outcome: { code: 'partial', text: words[language].answered },
		event: ticket(language),
		customer: customer(language),
		survey: { key: surveyKey, version: null, ...survey },
		response: {
			id: 'rsp_sample',
			state: 'partial',
			comment: words[language].comment,
			tags: [],
			answers: [{ id: 'rating', value: score.value }],
			language: words[language].customer.language,
			answeredAt: at,
			changed: false,
		},
		score: { ...score, direction: 'higher_is_better', level: 'low' },
	});
}

/** The same as an Activity Trigger tells it. */
export const told = (answer: Sample): Sample => ({
	...answer,
	activity: { id: 'act_sample', kind: 'answered', at },
});

/** What an Activity Trigger gives: a customer asks for their data, or for its deletion. */
export function askedFor(language: Language, kind: 'data_requested' | 'erase_requested'): Sample {
	return sample({
		outcome: { code: kind, text: words[language][kind] },
		customer: customer(language),
		activity: { id: 'act_sample', kind, at },
	});
}

/** What an Activity Trigger gives: what many had reported was mended. */
export function problemDone(language: Language): Sample & { problem: Partial<ItemProblem> } {
	const { problem: title, remedy } = words[language];
	const outcome = {
		code: 'problem_done',
		text: `${title}${language === 'zh' ? '：' : ': '}${remedy}`,
	};
	return {
		...sample({ outcome, activity: { id: 'act_sample', kind: 'problem_done', at } }),
		problem: { id: 'prb_sample', title, remedy, state: 'done', doneAt: at },
	};
}

/** What an Activity Trigger gives: somebody else sees to a problem from now on. */
export function problemHandedOver(language: Language): Sample & { problem: Partial<ItemProblem> } {
	const { problem: title, given } = words[language];
	const outcome = { code: 'problem_handed_over', text: `${given}${title}` };
	const owner = {
		id: 'prs_sample',
		name: null,
		email: 'li.na@example.com',
		team: null,
		channels: {},
	};
	return {
		...sample({ outcome, owner, activity: { id: 'act_sample', kind: 'problem_handed_over', at } }),
		problem: { id: 'prb_sample', title, state: 'planned', link: null },
	};
}

/** All keys are there, and it counts nowhere. */
const sample = (parts: Sample): Sample => fillItem({}, { ...parts, test: true });
