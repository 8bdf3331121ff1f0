import { importAnswer } from '../../core/loop/answer/import-answer';
import { flushViews } from '../../core/loop/answer/views';
import { defineSurvey } from '../../core/survey/define';
import { ask } from './a-customer';
import { aSite, type Site } from './a-site';
import { aVisitor, phone } from './visitor';

const form = 'https://form.example.test/to/abc';
const survey = defineSurvey({
	key: 'elsewhere',
	metric: 'csat',
	languages: ['en', 'zh-CN'],
	answeredIn: { address: `${form}?lang={language}&invitation={invitation}` },
});

let site: Site;

beforeAll(async () => {
	site = await aSite({ surveys: [survey] });
});

afterAll(async () => await site.close());

/** The tool's own page: it gives back what its hidden field was filled with. */
const toolPage = (address: string) => `<!doctype html><title>The tool</title>
	<form action="${form}/submit"><input type="hidden" name="invitation"
		value="${new URL(address).searchParams.get('invitation') ?? ''}">
	<button name="rating" value="1">1</button></form>`;

it.each([true, false])(
	'a customer is led on to the form of another tool and thanked on the way back, with JavaScript: %s',
	async (javaScript) => {
		const { house } = site;
		const visitor = await aVisitor(site.browser, { ...phone, javaScript });
		const { page } = visitor;
		const asked = await ask(house, 'elsewhere');
		const led: string[] = [];
		// No name of the tool is known to this browser: where it is led is seen, and played then.
		page.on('request', (request) => {
			if (request.redirectedFrom()) led.push(request.url());
		});
		await page.goto(asked.link).catch(() => null);
		const [address = ''] = led;
		expect(address).toMatch(/\?lang=en&invitation=inv_[0-9a-z]{20}_[0-9a-z]{16}$/);

		await page.route('https://form.example.test/**', async (route) => {
			const url = new URL(route.request().url());
			if (url.pathname.endsWith('/submit')) {
				await importAnswer(house, Date.now(), {
					...{ surveyKey: null, eventId: null, source: 'tool', externalId: url.search },
					...{ reading: 'csat_1_5', value: url.searchParams.get('rating') },
					...{ satisfiedFrom: null, comment: null, tags: [], answers: [], language: null },
					...{ answeredAt: null, purpose: null, touchpoint: null, customerId: null },
					...{ customer: null, subject: null, owner: null, test: false },
					invitation: url.searchParams.get('invitation'),
				});
			}
			const body = url.pathname.endsWith('/submit') ? 'Sent' : toolPage(url.href);
			await route.fulfill({ contentType: 'text/html', body });
		});
		await page.goto(address);
		await page.locator('button').click();
		await page.waitForURL('**/submit**');
		const stored = async () =>
			await house.store.db
				.selectFrom('response')
				.select(['value', 'level', 'customer_id', 'state'])
				.where('invitation_id', '=', asked.invitationId)
				.execute();
		const answer = { value: 1, level: 'low', customer_id: asked.customerId, state: 'completed' };
		expect(await stored()).toEqual([answer]);

		const back = await page.goto(asked.link);
		expect(back?.status()).toBe(200);
		await page.getByText('Thank you').first().waitFor();
		// The link that changes the answer leads to the form once more.
		const [again] = await Promise.all([
			page.waitForEvent('request', (request) => request.redirectedFrom() !== null),
			page
				.locator('a[href$="again=1"]')
				.click()
				.catch(() => null),
		]);
		expect(again.url()).toBe(address);
		await flushViews(house.store);
		expect(await stored()).toEqual([answer]);
		await visitor.close();
	},
);
