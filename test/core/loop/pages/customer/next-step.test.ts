import { openCase } from '../../../../../core/loop/case/open-case';
import { makeOpenLink } from '../../../../../core/loop/survey/open-link';
import { publishPage } from '../../../../../core/loop/workspace/endpoints';
import { type PageSite, servePage } from '../../../../../core/loop/pages/customer/serve';
import type { NextStep } from '../../../../../core/model/survey';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { life, minute, now, somebody } from '../../a-house';

useDatabases();

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };
const url = 'https://reviews.example/lotus';
const f = (body: string) => /name="f" value="([^"]+)"/.exec(body)?.[1] ?? '';
let workspaces = 0;

describe.each(databases)('the next step on the page of thanks, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A survey of one page that asks for a step more, and what answers it. */
	async function aSurvey(showTo: NextStep['showTo'] = 'high') {
		const house = houseIn(store(), `step-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0, capOverall: null } });
		await own.publish({
			languages: ['en'],
			reasons: 'none',
			askComment: false,
			scale: 'csat_1_5_faces',
			nextStep: { url, text: 'Tell others.', link: 'Write', showTo },
		});
		const answer = async (value: string, customer = somebody()) => {
			const { item } = await own.asks({ customer });
			const id = item.invitation?.id ?? '';
			await own.sends(id);
			const again = async (changed: string) => await answerAt(item.invitation?.link ?? '', changed);
			const thanked = await again(value);
			const { customer_id: customerId } = (await own.invitation(id)) ?? {};
			return { thanked, again, customerId: customerId ?? '' };
		};
		const answerAt = async (link: string, value: string) => {
			const t = new URL(link).searchParams.get('t') ?? '';
			const asked = { query: { t }, acceptLanguage: null, test: false };
			const shown = await servePage(
				house,
				now + minute,
				{ ...asked, method: 'GET', fields: null },
				site,
			);
			const token = /name="t" value="([^"]+)"/.exec(shown.body)?.[1] ?? t;
			const fields = { t: token, f: f(shown.body), step: 'rating', value };
			const posted = { ...asked, query: { t: token }, method: 'POST' as const, fields };
			return (await servePage(house, now + 2 * minute, posted, site)).body;
		};
		return { house, answer, answerAt };
	}

	it('is shown after a high score, and after no other', async () => {
		const { answer } = await aSurvey();
		expect((await answer('5')).thanked).toContain(`href="${url}"`);
		for (const value of ['1', '3']) expect((await answer(value)).thanked).not.toContain(url);
	});

	it('is shown to everybody where the survey says so', async () => {
		const { answer } = await aSurvey('everybody');
		for (const value of ['1', '3', '5']) expect((await answer(value)).thanked).toContain(url);
	});

	it('waits while a case of the customer is open, whatever they answer', async () => {
		for (const showTo of ['high', 'everybody'] as const) {
			const { house, answer } = await aSurvey(showTo);
			const { thanked, customerId, again } = await answer('5');
			expect(thanked).toContain(url);
			await openCase(house, now, {
				...{ responseId: null, eventId: null, customerId, owner: null },
				...{ priority: 'normal', slaPreset: null, test: false },
				actor: { kind: 'workflow', id: null, name: 'Complaint' },
			});
			for (const value of ['5', '3']) expect(await again(value)).not.toContain(url);
		}
	});

	it('is not shown after a low score where cases are worked, since one may be on its way', async () => {
		const { house, answer } = await aSurvey('everybody');
		const cases = { workflowId: 'c', workflowName: 'C', nodeId: 'c', nodeName: 'C' };
		const address = 'https://n8n.example.test/webhook/cases';
		await publishPage(house, now, { page: 'case', node: cases, address, survey: null });
		expect((await answer('1')).thanked).not.toContain(url);
		expect((await answer('3')).thanked).toContain(url);
	});

	it('is never shown on a kiosk, and on an open link as anywhere', async () => {
		const { house, answerAt } = await aSurvey();
		const link = async (mode: 'kiosk' | 'page') =>
			(
				await makeOpenLink(house, now, {
					surveyKey: 'service',
					mode,
					contact: false,
					source: 'till',
				})
			).openLink.link;
		expect(await answerAt(await link('kiosk'), '5')).not.toContain(url);
		expect(await answerAt(await link('page'), '5')).toContain(url);
	});
});
