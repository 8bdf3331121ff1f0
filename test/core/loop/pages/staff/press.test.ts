import { caseMessage } from '../../../../../core/loop/case/case-message';
import { serveCase } from '../../../../../core/loop/pages/staff/serve-case';
import { signToken } from '../../../../../core/model/token';
import { findCase, listCompensations } from '../../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { caseLife } from '../../case/a-case-life';
import { aCase, ada, aServiceTeam, day, minute, monday } from '../../case/a-service-team';

useDatabases();

const second = 1_000;
let workspaces = 0;

/** The forms of a page, as a program would send them: everything that is filled in. */
function formsOf(html: string): Array<Record<string, string>> {
	return [...html.matchAll(/<form[^]*?<\/form>/g)].map(([form]) => {
		const fields: Record<string, string> = {};
		for (const [tag] of form.matchAll(/<(?:input|button|textarea)[^>]*>/g)) {
			const name = /name="([^"]+)"/.exec(tag)?.[1];
			if (name && !/type="checkbox"/.test(tag))
				fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
		}
		return fields;
	});
}
const formFor = (html: string, action: string) =>
	formsOf(html).find((form) => form.action === action) ?? {};

describe.each(databases)("a button of the owner's page, on $name", ({ dialect }) => {
	const store = useStore(dialect);

	async function aLink(language: string | null = null) {
		const house = houseIn(store(), `press-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const caseId = await aCase(house, monday);
		const life = caseLife(() => house);
		const row = async () => {
			const found = await findCase(store().db, house.workspace, caseId);
			if (!found) throw new Error('The case is gone.');
			return found;
		};
		const about = { row: await row(), kind: 'new_case' as const, recipient: ada };
		const { link } = await caseMessage(house, { ...about, step: 'opened', now: monday });
		const owner = new URL(link ?? '').searchParams.get('t') ?? '';
		const request = { acceptLanguage: language, test: false };
		const at = (token: string) => ({
			open: async (now: number) =>
				(
					await serveCase(house, now, {
						...request,
						method: 'GET',
						query: { t: token },
						fields: null,
					})
				).body,
			send: async (now: number, fields: object) =>
				await serveCase(house, now, { ...request, method: 'POST', query: { t: token }, fields }),
		});
		const approval = async () => {
			await life.does(caseId, monday, {
				kind: 'compensation',
				compensationKind: 'voucher',
				amount: 500,
				currency: 'USD',
				note: 'Two nights.',
			});
			const [asked] = await listCompensations(store().db, house.workspace, caseId);
			const subject = `${caseId}:${asked?.compensation_id ?? ''}`;
			const claims = { workspace: house.workspace, audience: 'mia', expiresAt: monday + day };
			return at(signToken(house.keys, { ...claims, purpose: 'approve', subject }));
		};
		const granted = async () =>
			(await listCompensations(store().db, house.workspace, caseId))[0]?.state;
		return { ...at(owner), ...life, caseId, row, approval, granted };
	}

	it.each([
		['en', 'please press the button once more'],
		['zh-CN', '请再点一次按钮'],
	])(
		'that is pressed faster than anybody reads does nothing, and says so in %s',
		async (language, said) => {
			const { open, send, row } = await aLink(language);
			const before = await row();
			const sent = await send(monday + 1_050, formFor(await open(monday + second), 'acknowledge'));
			expect(sent).toMatchObject({ status: 200, emit: [] });
			expect(sent.body).toContain(said);
			expect(await row()).toEqual(before);
			// The very same request again is no second sign, however late.
			for (const at of [1_400, 3 * second, minute]) {
				const form = formFor(await open(monday + second), 'acknowledge');
				expect((await send(monday + second + at, form)).status).toBe(200);
			}
			expect(await row()).toEqual(before);
			const again = await send(monday + 4 * second, formFor(sent.body, 'acknowledge'));
			expect(again.status).toBe(303);
			expect((await row()).state).toBe('acknowledged');
		},
	);

	it('that is pressed after a look at the page does it at once', async () => {
		const { open, send, row } = await aLink();
		const form = formFor(await open(monday), 'acknowledge');
		expect((await send(monday + 1_500, form)).status).toBe(303);
		expect((await row()).state).toBe('acknowledged');
	});

	it("beside something typed or chosen is a person's, however fast", async () => {
		const { open, send, caseId, does, row } = await aLink();
		await does(caseId, monday, { kind: 'acknowledge' });
		const page = await open(monday);
		const typed = [
			{ ...formFor(page, 'log_contact'), channel: 'phone', note: '' },
			{ ...formFor(page, 'checklist'), 'done.hear': '1', code: 'slow_response' },
		];
		for (const form of typed) expect((await send(monday + 60, form)).status).toBe(303);
		expect(await row()).toMatchObject({ root_cause: 'slow_response', state: 'in_progress' });
	});

	it('that approves waits for one more press, whatever was typed beside it', async () => {
		const { approval, granted } = await aLink();
		const { open, send } = await approval();
		expect(await granted()).toBe('requested');
		const page = await open(monday + second);
		for (const [action, note] of [
			['approve', ''],
			['approve', 'Fine.'],
			['decline', ''],
		] as const) {
			const sent = await send(monday + second + 50, { ...formFor(page, action), note });
			expect(sent).toMatchObject({ status: 200, emit: [] });
			expect(sent.body).toContain('please press the button once more');
			expect(sent.body).toContain(note);
			expect(await granted()).toBe('requested');
			// Sent once more a minute later, it is still the form that came too fast.
			expect((await send(monday + minute, { ...formFor(page, action), note })).status).toBe(200);
		}
		expect(await granted()).toBe('requested');
		const asked = await send(monday + second + 90, formFor(page, 'approve'));
		expect((await send(monday + 9 * second, formFor(asked.body, 'approve'))).status).toBe(303);
		expect(await granted()).toBe('approved');
	});
});
