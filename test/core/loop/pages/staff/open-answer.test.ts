import { caseMessage } from '../../../../../core/loop/case/case-message';
import { listedCases } from '../../../../../core/loop/case/listed-cases';
import { openCase } from '../../../../../core/loop/case/open-case';
import { serveCase } from '../../../../../core/loop/pages/staff/serve-case';
import { publishPage } from '../../../../../core/loop/workspace/endpoints';
import type { SurveyInput } from '../../../../../core/loop/survey/survey-definition';
import { databases, useDatabases, useStore } from '../../../../store/databases';
import { toOpen } from '../../case/a-case-life';
import { ada } from '../../case/a-service-team';
import { now } from '../../a-house';
import { readMarkup } from '../../../pages/markup';
import { anOpenLinkIn } from '../an-open-link';

useDatabases();

const questions: SurveyInput['questions'] = [
	{
		id: 'about',
		kind: 'choice',
		text: { en: 'What was it about?', 'zh-CN': '关于什么？' },
		options: [
			{ id: 'delivery', text: { en: 'Delivery', 'zh-CN': '配送' } },
			{ id: 'price', text: { en: 'Price', 'zh-CN': '价格' } },
		],
	},
	{ id: 'order', kind: 'text', text: { en: 'Order number', 'zh-CN': '订单号' } },
	{ id: 'again', kind: 'rating', text: { en: 'Again?', 'zh-CN': '再来？' } },
	{ id: 'unasked', kind: 'text', text: { en: 'Anything else?', 'zh-CN': '还有吗？' } },
];
type Fields = Record<string, unknown>;
const languages = ['en', 'zh-CN'];

describe.each(databases)('the case of an answer at an open link, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aLink = anOpenLinkIn(store);

	async function aCase(survey: Partial<SurveyInput>, rating: Fields, details: Fields) {
		const { house, open, send, rows } = await aLink({}, survey);
		await publishPage(house, now, {
			page: 'case',
			node: { workflowId: 'w', workflowName: 'Cases', nodeId: 'c', nodeName: 'Cases' },
			address: 'https://n8n.example.test/webhook/case',
			survey: null,
		});
		await send(await send(await open(), rating), details);
		const responseId = (await rows()).responses[0]?.response_id ?? '';
		const { case: row } = await openCase(house, now, toOpen({ responseId }));
		const about = { row, kind: 'new_case' as const, recipient: ada };
		const mail = await caseMessage(house, { ...about, step: 'opened', now });
		const token = new URL(mail.link ?? '').searchParams.get('t') ?? '';
		const page = async (acceptLanguage: string | null = null) => {
			const query = { t: token };
			const asked = { method: 'GET', query, fields: null, acceptLanguage, test: false } as const;
			return readMarkup((await serveCase(house, now, asked)).body).text;
		};
		return { house, row, mail: mail.message, page };
	}

	it('shows the owner what was answered to the own questions, in the language of the reader', async () => {
		const given = { 'own.about': 'delivery', 'own.order': '<b>77</b>', 'own.again': '2' };
		const { mail, page } = await aCase({ questions, languages }, { value: '1' }, given);
		expect(await page()).toContain('What was it about?DeliveryOrder number<b>77</b>Again?2 of 5');
		expect(await page()).not.toContain('Anything else?');
		expect(await page('zh-CN')).toContain('关于什么？配送订单号<b>77</b>');
		expect(mail?.text).toContain('What was it about? Delivery\nOrder number: <b>77</b>\nAgain? 2');
		expect(readMarkup(mail?.html ?? '').text).toContain('Order number: <b>77</b>');
	});

	it('shows the ratings of the items of an index', async () => {
		const items = { 'item.product': '1', 'item.service': '2', 'item.price': '1' };
		const { mail, page } = await aCase({ metric: 'csi' }, items, {});
		expect(await page()).toContain('Product1 of 10Service2 of 10Price1 of 10');
		expect(mail?.text).toContain('Product: 1 of 10');
	});

	it('asks for no contact unless one was left', async () => {
		const silent = await aCase({}, { value: '1' }, { name: 'Li Wei', contact: '' });
		expect(await silent.page()).toContain('Next: take it. The customer left no contact.');
		const known = await aCase({}, { value: '1' }, { contact: 'li@example.com' });
		expect(await known.page()).toContain('tell the customer that somebody takes care');
		expect(known.mail?.text).toContain('Please get in touch.');
	});

	it('is told from others by its place, in the mail and on the board', async () => {
		const { house, row, mail } = await aCase({}, { value: '1' }, {});
		expect(mail?.text).toContain('They left no contact.');
		expect(mail?.text).not.toContain('get in touch');
		expect(mail?.subject).toBe('New case: unknown customer (table 12), 1 of 5');
		const listed = await listedCases(house, now, [row], { people: [], linkTo: () => null });
		expect(listed).toMatchObject([{ customerName: null, subjectTitle: 'table 12' }]);
	});
});
