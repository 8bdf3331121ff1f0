import { importAnswer } from '../../../../../core/loop/answer/import-answer';
import { flushViews } from '../../../../../core/loop/answer/views';
import { cancelInvitation } from '../../../../../core/loop/ask/cancel';
import { type PageSite, servePage } from '../../../../../core/loop/pages/customer/serve';
import { trialToken } from '../../../../../core/loop/pages/customer/trial';
import { makeOpenLink } from '../../../../../core/loop/survey/open-link';
import { previewSurvey } from '../../../../../core/loop/survey/preview-survey';
import { readSample } from '../../../../../core/loop/survey/sample';
import { surveyDefinition } from '../../../../../core/loop/survey/survey-definition';
import { readAnswerReference } from '../../../../../core/model/answer-reference';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../../a-house';

useDatabases();

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };
const form = 'https://form.typeform.com/to/abc';
const address = `${form}?lang={language}&who={customer}#invitation={invitation}`;
let workspaces = 0;

describe.each(databases)('a survey that is answered in another tool, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aSurvey(more: object = {}) {
		const house = houseIn(store(), `form-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0, capOverall: null } });
		const definition = { languages: ['en', 'zh-CN'], answeredIn: { address }, ...more };
		await own.publish(definition);
		const { item } = await own.asks({ customer: somebody({ name: 'Zoë & Söhne' }) });
		const id = item.invitation?.id ?? '';
		await own.sends(id);
		const opens = async (link: string, at = now + minute, given: Partial<PageSite> = {}) => {
			const query = Object.fromEntries(new URL(link, 'https://n8n.example.test').searchParams);
			const asked = { query, acceptLanguage: 'zh-CN', test: false, fields: null };
			return await servePage(house, at, { ...asked, method: 'GET' }, { ...site, ...given });
		};
		const answers = async (value: number, invitation: string, at = now + hour) =>
			await importAnswer(house, at, {
				...{ surveyKey: null, eventId: null, source: 'typeform', externalId: 'r1', value },
				...{ reading: 'csat_1_5', satisfiedFrom: null, comment: null, tags: [], answers: [] },
				...{ language: null, purpose: null, touchpoint: null, customerId: null },
				...{ customer: null, subject: null, owner: null, test: false },
				...{ answeredAt: null, invitation },
			});
		const link = item.invitation?.link ?? '';
		return { house, id, link, item, definition, opens, answers, ...own };
	}
	const referenceIn = (location = '') => /#invitation=([a-z0-9_]*)$/.exec(location)?.[1] ?? '';

	it('sends its customer on to the form, with what brings the answer back', async () => {
		const { house, id, link, opens, answers, invitation } = await aSurvey();
		const sent = await opens(link);
		expect(sent).toMatchObject({ status: 303, body: '', emit: null });
		const { Location: location = '' } = sent.headers;
		// The invitation's language goes before that of the browser.
		expect(location).toMatch(
			/^https:\/\/form\.typeform\.com\/to\/abc\?lang=en&who=Zo%C3%AB%20%26%20S%C3%B6hne#/,
		);
		const reference = referenceIn(location);
		expect(reference).toMatch(/^inv_[0-9a-z]{20}_[0-9a-z]{16}$/);
		expect(readAnswerReference(house.keys, house.workspace, reference)).toEqual({
			kind: 'invitation',
			invitationId: id,
		});
		expect(sent.headers).toMatchObject({
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
		});
		// A scanner that follows the link has only looked.
		await flushViews(house.store);
		expect(await invitation(id)).toMatchObject({ state: 'viewed', answered_at: null });
		expect((await answers(5, reference)).response).toMatchObject({ invitation_id: id });
	});

	it('thanks whoever comes back after the answer, and leads to the form to change it', async () => {
		const { link, opens, answers, house } = await aSurvey();
		await answers(1, referenceIn((await opens(link)).headers.Location));
		const thanked = await opens(link, now + 2 * hour);
		expect(thanked.status).toBe(200);
		const links = [...thanked.body.matchAll(/href="(\?t=[^"]+)"/g)].map(([, href = '']) =>
			href.replaceAll('&amp;', '&'),
		);
		const again = links.find((one) => one.endsWith('&again=1')) ?? '';
		expect((await opens(again, now + 2 * hour)).headers.Location).toContain(form);
		// Progress and preferences are ours as always.
		const others = links.filter((one) => one !== again);
		expect(others.length).toBeGreaterThanOrEqual(2);
		for (const one of others) expect((await opens(one, now + 2 * hour)).status).toBe(200);
		const rows = await house.store.db
			.selectFrom('response')
			.select('value')
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(rows).toEqual([{ value: 1 }]);
		const late = await opens(link, now + 3 * day);
		expect(late.headers.Location).toBeUndefined();
		expect(late.body).toContain('Thank you');
	});

	it('says why where nothing can be answered any more', async () => {
		const { house, id, link, opens } = await aSurvey();
		expect((await opens(link, now + 30 * day)).status).toBe(410);
		await cancelInvitation(house, now, { invitationId: id, reason: null, trial: false });
		expect((await opens(link)).status).toBe(410);
	});

	it('goes where the form is now, also by links that were sent before', async () => {
		const { link, opens, publish } = await aSurvey();
		const moved = 'https://www.wjx.cn/vm/x.aspx?sojumpparm={invitation}';
		await publish({ languages: ['en', 'zh-CN'], answeredIn: { address: moved } }, now + minute);
		const { Location: location } = (await opens(link, now + hour)).headers;
		expect(location).toMatch(/^https:\/\/www\.wjx\.cn\/vm\/x\.aspx\?sojumpparm=inv_\w{37}$/);
	});

	it('takes no answer on a page that it does not have', async () => {
		const { house, link } = await aSurvey();
		const t = new URL(link).searchParams.get('t') ?? '';
		const fields = { t, f: t, step: 'rating', value: '1' };
		const posted = { query: { t }, acceptLanguage: null, test: false, fields };
		const answer = await servePage(house, now + hour, { ...posted, method: 'POST' }, site);
		expect(answer).toMatchObject({ status: 409, emit: null });
	});

	it('is answered by an open link without an invitation, on no kiosk and by nobody named', async () => {
		const { house, opens } = await aSurvey();
		const open = { surveyKey: 'service', source: 'receipt', contact: false };
		const { openLink } = await makeOpenLink(house, now, { ...open, mode: 'page' });
		const { Location: location } = (await opens(openLink.link)).headers;
		expect(location).toBe(`${form}?lang=zh-CN&who=#invitation=`);
		for (const more of [{ mode: 'kiosk' as const }, { mode: 'page' as const, contact: true }]) {
			await expect(makeOpenLink(house, now, { ...open, ...more })).rejects.toThrow(
				"answered in another tool's form",
			);
		}
	});

	it('shows whoever tries it out where customers are sent, and their answer is a test', async () => {
		const { house, definition, opens, answers } = await aSurvey();
		const preview = await previewSurvey(house, now, {
			...{ key: 'service', draft: null, language: null },
			about: { eventId: null, customer: { id: null, facts: null } },
		} as Parameters<typeof previewSurvey>[2]);
		const survey = surveyDefinition({ key: 'service', metric: 'csat', ...definition });
		const trial = { survey, sample: readSample('{}') };
		const tried = `?t=${trialToken(house, survey, now)}`;
		for (const [link, given] of [
			[preview.link ?? '', {}],
			[tried, { trial }],
		] as const) {
			const { status, body } = await opens(link, now + minute, given);
			expect(status).toBe(200);
			const href = /href="(https:\/\/form\.typeform\.com[^"]+)"/.exec(body)?.[1] ?? '';
			const outcome = await answers(1, referenceIn(href.replaceAll('&amp;', '&')));
			expect(outcome.response).toMatchObject({ test: 1, invitation_id: null });
		}
	});

	it('is asked for with one button in place of the rating', async () => {
		const { item, link } = await aSurvey();
		const { html = '', text = '' } = item.message ?? {};
		expect(html).not.toContain('&amp;r=');
		expect(html).not.toContain('&r=');
		expect(html).toContain('Answer now');
		expect(html).not.toContain('less than a minute');
		expect(text).toContain(link);
		const page = await aSurvey({ answeredIn: null });
		expect(page.item.message?.html).toContain('r=5');
	});
});
