import { renderCareMail } from '../../../core/mail/care-mail';
import { renderCaseMail } from '../../../core/mail/case-mail';
import type { CaseMailKind } from '../../../core/mail/case-mail-view';
import { renderCaseList } from '../../../core/mail/case-list-mail';
import { renderIncentiveMail } from '../../../core/mail/incentive-mail';
import { renderInvitation } from '../../../core/mail/invitation-mail';
import { renderReportMail } from '../../../core/mail/report-mail';
import { renderOwnMail } from '../../../core/mail/own-mail';
import { readMarkdown } from '../../../core/mail/read-markdown';
import type { Brand } from '../../../core/model/settings';
import type { Survey } from '../../../core/model/survey';
import { defineSurvey } from '../../../core/survey/define';

const link = 'https://lotus.example/s?t=abc';
const now = Date.UTC(2026, 2, 4, 1);
const hour = 3_600_000;

/** A mail as it would leave. */
export type EveryMail = { name: string; html: string; text: string };

/** Every kind of mail of a brand, in a language. */
export function everyMail(brand: Brand, language: string): EveryMail[] {
	const reader = { language, brand, testMode: false };
	const zone = 'Asia/Shanghai';
	const invitation = (name: string, survey: Survey): EveryMail => {
		const kind = survey.purpose === 'verification' ? ('verification' as const) : ('first' as const);
		const view = { ...reader, survey, kind, link, timeZone: zone, expiresAt: now };
		const { html, text } = renderInvitation({
			...view,
			customerName: 'Li Wei 李伟',
			subjectTitle: 'Room 1204',
			optOutLink: `${link}&o`,
			ratingLink: (value) => `${link}&r=${value}`,
		});
		return { name: `invitation-${name}`, html, text };
	};
	const survey = (key: string, more: object) =>
		defineSurvey({ key, metric: 'csat', languages: ['en', 'zh-CN'], ...more });
	const aCase = (kind: CaseMailKind): EveryMail => {
		const asksForMoney = kind === 'approval_requested';
		const { html, text } = renderCaseMail({
			...reader,
			kind,
			timeZone: zone,
			recipientName: 'Wang Fang 王芳',
			link,
			groupLink: `${link}&group`,
			teamLink: kind === 'rung' ? `${link}&team` : null,
			customerName: 'Li Wei 李伟',
			subjectTitle: 'Room 1204, three nights',
			ownerName: 'Wang Fang 王芳',
			priority: 'high',
			rung: 1,
			score: { value: 1, max: 5, band: 'dissatisfied' },
			comment: 'The room was cold all night.\nI called three times. 没有人来。',
			reasons: ['Took too long', 'Problem not solved'],
			reachable: true,
			answers: [{ question: 'What was it about?', answer: 'Delivery' }],
			responseDueAt: now,
			resolutionDueAt: now + 24 * hour,
			promise: { text: 'A technician repairs the heating.', at: now + hour },
			compensation: asksForMoney
				? { amount: 380, currency: 'CNY', askedBy: 'Lin Tao', note: 'Two nights without heating.' }
				: null,
		});
		return { name: `case-${kind}`, html, text };
	};
	return [
		invitation('stars', survey('stars', { scale: 'csat_1_5_stars' })),
		invitation('faces', survey('faces', { scale: 'csat_1_5_faces' })),
		invitation('nps', survey('nps', { metric: 'nps', purpose: 'relationship' })),
		invitation('ces', survey('ces', { metric: 'ces' })),
		invitation('csi', survey('csi', { metric: 'csi', purpose: 'relationship' })),
		invitation('solved', survey('solved', { scale: 'yes_no', purpose: 'verification' })),
		aCase('new_case'),
		aCase('breach_response'),
		aCase('rung'),
		aCase('approval_requested'),
		aCase('confirmed'),
		{
			name: 'case-list',
			...renderCaseList({
				...reader,
				recipientName: 'Lin Tao',
				now,
				overdue: 1,
				cases: ([-hour, 5 * hour] as const).map((left) => ({
					link,
					groupLink: `${link}&group`,
					customerName: 'Li Wei 李伟',
					subjectTitle: 'Room 1204, three nights',
					state: 'open' as const,
					priority: 'high' as const,
					clock: {
						dueAt: now + left,
						state: left < 0 ? ('breached' as const) : ('running' as const),
					},
				})),
			}),
		},
		{
			name: 'report',
			...renderReportMail({
				language,
				brand,
				kind: 'Customer satisfaction, quarterly report 季报',
				period: 'Q3 2026',
				headline: 'Satisfaction fell to 74 %, 7 points below Q2 2026.',
				lede: 'Satisfaction 74 % (70–77 %, n = 723): unlikely to be chance.',
				parts: [
					{
						title: 'Scores 得分',
						head: { name: 'Score', change: 'change' },
						rows: (['worse', 'better', 'maybe', 'few'] as const).map((mark, at) => ({
							name: 'Satisfied, 4–5 of 5 满意',
							n: '723 answers',
							value: '74 %',
							interval: '70–77 %',
							bar: { low: 0.2 * at, value: 0.2 * at + 0.1, high: 0.2 * at + 0.4 },
							change: '7 points below Q2 2026',
							verdict: { mark, text: 'unlikely to be chance' },
						})),
					},
				],
				three: [{ term: 'Why', text: 'Delivery: 31 of 93 cases' }],
			}),
		},
		{
			name: 'incentive',
			...renderIncentiveMail({
				...reader,
				customerName: 'Li Wei 李伟',
				what: 'A 10 % voucher for your next night 下次入住九折',
				code: 'LOTUS-0123456789-ABCDEFGHIJ-0123456789-X',
				validUntil: '2027-01-31',
				optOutLink: `${link}&o`,
			}),
		},
		{
			name: 'own',
			...renderOwnMail({
				...reader,
				greeting: true,
				readerName: 'Li Wei 李伟',
				subject: 'What we have changed',
				text: readMarkdown(
					'# The heating\n\n> The room was cold all night.\n\nIt is **new** now:\n\n- [the rooms](https://a.example)\n- 暖气\n\n---\n\nBye',
				),
				names: {},
				optOutLink: `${link}&o`,
			}),
		},
		{
			name: 'care',
			...renderCareMail({
				...reader,
				...careWords(language),
				optOutLink: `${link}&o`,
			}),
		},
		{
			name: 'care-task',
			...renderCareMail({
				...reader,
				subject: '李伟 Li Wei: the contract ends in 90 days',
				text: 'Dear Wang Fang 王芳,\n\ncall **Li Wei 李伟**:\n\n1. what they use\n2. 续约的价格',
				optOutLink: null,
			}),
		},
	];
}

/** What ops staff write to customers in either language. */
const careWords = (language: string): { subject: string; text: string } =>
	language.startsWith('zh')
		? {
				subject: '生日快乐，李女士',
				text: '尊敬的李女士：\n\n祝您**生日快乐**！您的优惠码是 LOTUS-2026，[点这里使用](https://lotus.example/birthday)。\n\n您的负责人 王芳',
			}
		: {
				subject: 'Happy birthday, Ms Li',
				text: 'Dear Ms Li,\n\nall the best for your **birthday**! Your code is LOTUS-2026, [to be used here](https://lotus.example/birthday).\n\nYours, Wang Fang',
			};
