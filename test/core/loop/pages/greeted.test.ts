import { servePage } from '../../../../core/loop/pages/customer/serve';
import { findCustomer, updateCustomer } from '../../../../core/store/repositories/customers';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { life, minute, now, somebody } from '../a-house';

useDatabases();

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site = { node, surveyKey: 'service', trial: null };
let workspaces = 0;

describe.each(databases)('who is greeted, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Asks somebody whose title is known, and opens the page behind the mail. */
	async function asked(name: string | null, title: string | null, language: string) {
		const house = houseIn(store(), `greeted-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish({ languages: ['en', 'zh-CN'] });
		const { event } = await own.happens({ customer: somebody({ name, language }) });
		const id = event.customer_id ?? '';
		await house.store.transaction(
			async (tx) => await updateCustomer(tx, house.workspace, id, { title, updated_at: now }),
		);
		expect(await findCustomer(store().db, house.workspace, id)).toMatchObject({ title });
		const { item } = await own.asks({ eventId: event.event_id });
		await own.sends(item.invitation?.id ?? '');
		const t = new URL(item.invitation?.link ?? '').searchParams.get('t') ?? '';
		const page = await servePage(
			house,
			now + minute,
			{ method: 'GET', query: { t }, fields: null, acceptLanguage: null, test: false },
			site,
		);
		return { mail: item.message?.text ?? '', page: page.body };
	}

	it.each([
		['王芳', '女士', 'zh-CN', '王女士，您好'],
		['王芳', 'Ms', 'zh-CN', '王女士，您好'],
		['王芳', null, 'zh-CN', '王芳，您好'],
		['Jane Doe', 'Ms', 'en', 'Hello Ms Doe'],
		['Wang Fang', null, 'en', 'Hello Wang Fang'],
	])('%j with the title %j in %s: %j in the mail and on the page', async (...given) => {
		const [name, title, language, greeting] = given;
		const { mail, page } = await asked(name, title, language);
		expect(mail).toContain(greeting);
		expect(page).toContain(greeting);
	});

	it('a title without a name greets nobody by name', async () => {
		const { mail, page } = await asked('N/A', '女士', 'zh-CN');
		expect(mail).toMatch(/^您好：/);
		expect(page).not.toContain('女士');
	});
});
