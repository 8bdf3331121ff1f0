import { serveCase } from '../../../../core/loop/pages/staff/serve-case';
import { setAbsence, upsertPerson } from '../../../../core/loop/team/team';
import { gives } from '../due/a-clock';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, aServiceTeam, ada, day, hour, minute, monday } from './a-service-team';
import { caseLife, toOpen } from './a-case-life';
import { openForItem } from '../../../../core/loop/case/open-for-item';

useDatabases();
let workspaces = 0;

describe.each(databases)('an owner who is away or has left, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Ada owns a case; then something changes about her. */
	async function aCaseOfAda(change: 'absent' | 'left', deputy: string | null) {
		const house = houseIn(store(), `stand-in-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const caseId = await aCase(house, monday);
		await gives(house, monday);
		const facts = { ...ada, role: 'agent', deputy, active: change !== 'left' };
		await upsertPerson(house, monday, { facts, cleared: [] });
		if (change === 'absent') {
			const until = new Date(monday + 7 * day).toISOString();
			const from = new Date(monday).toISOString();
			await setAbsence(house, monday, { person: 'ada', from, until, deputy: null, note: null });
		}
		return { house, caseId };
	}

	const told = async (house: Parameters<typeof gives>[0], at: number) =>
		(await gives(house, at)).map(({ message, outcome }) => [outcome?.code, message?.to]);

	it.each([
		['absent', 'ben', 'ben@example.com'],
		['left', 'ben', 'ben@example.com'],
		['left', null, 'lea@example.com'],
		['absent', null, 'lea@example.com'],
	] as const)('%s, with the deputy %s: %s gets warning, promise and breach', async (...row) => {
		const [change, deputy, reader] = row;
		const { house, caseId } = await aCaseOfAda(change, deputy);
		expect(await told(house, monday + 49 * minute)).toEqual([['sla_warning_response', reader]]);
		// A lead who stands in is told of the breach by the rung that names them: one mail a person.
		const code = deputy === null ? 'rung_1' : 'sla_breach_response';
		const breached = await told(house, monday + hour + 1);
		expect(breached.filter(([, to]) => to === reader)).toEqual([[code, reader]]);
		const at = monday + 3 * hour;
		const promise = { kind: 'promise' as const, text: 'A new kettle', at };
		const { does } = caseLife(() => house);
		await does(caseId, monday + 2 * hour, promise, 'lea');
		expect(await told(house, at)).toEqual([['promise_due', reader]]);
	});

	it('has a deputy who works the case by a link of their own, and nobody else does', async () => {
		const { house } = await aCaseOfAda('absent', 'ben');
		const [item] = await gives(house, monday + 49 * minute);
		expect(item?.outcome?.text).toMatch(/Ada is away or has left: Ben is told instead\.$/);
		const page = async (at: number) =>
			await serveCase(house, at, {
				method: 'GET',
				query: { t: new URL(item?.case?.link ?? '').searchParams.get('t') ?? '' },
				fields: null,
				acceptLanguage: 'en',
				test: false,
			});
		const token = new URL(item?.case?.link ?? '').searchParams.get('t') ?? '';
		const shown = (await page(monday + hour)).body;
		const f = /name="f" value="([^"]+)"/.exec(shown)?.[1] ?? '';
		const posted = await serveCase(house, monday + hour + minute, {
			method: 'POST',
			query: {},
			fields: { t: token, f, action: 'acknowledge' },
			acceptLanguage: 'en',
			test: false,
		});
		expect(posted.status).toBe(303);
		// Ada is back: the case is hers.
		expect((await page(monday + 8 * day)).body).not.toContain('name="f"');
	});

	it('is not told of a new case by the item either', async () => {
		const { house } = await aCaseOfAda('left', 'ben');
		const items = await openForItem(house, monday + hour, {
			...toOpen({ customerId: 'nobody-yet' }),
			workflow: 'Low score',
			item: {},
		});
		expect(items.map(({ message }) => message?.to)).toEqual(['ben@example.com']);
	});
});
