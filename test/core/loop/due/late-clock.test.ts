import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { flushViews, noteViewed } from '../../../../core/loop/answer/views';
import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { expireInvitations } from '../../../../core/loop/due/expire';
import { setAbsence } from '../../../../core/loop/team/team';
import { rungDue } from '../../../../core/loop/due/rung-due';
import { slaBreachDue } from '../../../../core/loop/due/sla-breach-due';
import type { JsonObject } from '../../../../core/model/json';
import { updateInvitation } from '../../../../core/store/repositories/invitations';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { life, now, somebody } from '../a-house';
import { aCase, aServiceTeam, hour, minute, monday } from '../case/a-service-team';
import { gives, tells } from './a-clock';

useDatabases();
let workspaces = 0;

describe.each(databases)('a clock that stood still, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = async (settings: JsonObject = {}) => {
		const house = houseIn(store(), `late-${(workspaces += 1)}`);
		await aServiceTeam(house, { settings });
		return house;
	};

	it('tells each person once where the case stands, 40 hours late', async () => {
		const house = await aHouse();
		await aCase(house, monday);
		// The preset "complaint": one hour to respond, nine to resolve, then the ladder to its end.
		expect(await tells(house, monday + 40 * hour)).toEqual([
			'rung rung_1 lea@example.com',
			'rung rung_3 mia@example.com',
			'sla_breach sla_breach_resolution ada@example.com',
		]);
		expect(await gives(house, monday + 41 * hour)).toEqual([]);
	});

	it.each([
		['the breach first', ['sla_breach', 'rung']],
		['the step of the ladder first', ['rung', 'sla_breach']],
	] as const)('tells the owner of a breach that makes somebody take over: %s', async (_, order) => {
		const takesOver = {
			name: 'manager',
			at: { breach: 'resolution' },
			notify: { role: 'manager' },
		};
		const house = await aHouse({ ladder: [{ ...takesOver, takesOver: true }] });
		await aCase(house, monday);
		await gives(house, monday);
		const at = monday + 9 * hour;
		for (const kind of order) {
			const rows = await store()
				.db.selectFrom('due')
				.selectAll()
				.where('kind', '=', kind)
				.execute();
			const own = rows.filter((row) => row.workspace_id === house.workspace && row.due_at === at);
			expect(own).toHaveLength(1);
			for (const row of own) {
				await store().transaction(async (tx) => {
					return await (kind === 'rung' ? rungDue : slaBreachDue).prepare(tx, house, row, at);
				});
			}
		}
		const told = (await tells(house, at)).filter(
			(one) => one.includes('resolution') || one.includes('mia'),
		);
		expect(told).toEqual(
			expect.arrayContaining([
				'rung rung_1 mia@example.com',
				'sla_breach sla_breach_resolution ada@example.com',
			]),
		);
		expect(told).toHaveLength(2);
	});

	it('tells a lead who stands in for the owner once, as the lead', async () => {
		const house = await aHouse();
		await aCase(house, monday);
		await gives(house, monday);
		const from = new Date(monday).toISOString();
		const until = new Date(monday + 7 * 24 * hour).toISOString();
		await setAbsence(house, monday, { person: 'ada', from, until, deputy: null, note: null });
		const to = (await gives(house, monday + 40 * hour)).map(({ message }) => message?.to);
		expect(to.sort()).toEqual(['lea@example.com', 'mia@example.com']);
	});

	it('warns of nothing that has run out', async () => {
		const house = await aHouse();
		await aCase(house, monday);
		await gives(house, monday);
		// As where the breach itself could not be written down yet.
		await store().db.deleteFrom('due').where('kind', 'in', ['sla_breach', 'rung']).execute();
		expect(await tells(house, monday + hour)).toEqual([]);
	});

	it('puts a warning into the news that its owner gets anyway', async () => {
		const house = await aHouse();
		await aCase(house, monday);
		expect(await tells(house, monday + 50 * minute)).toEqual(['notice opened ada@example.com']);
	});

	it('puts a promise into them too, each mail names it', async () => {
		const house = await aHouse();
		const caseId = await aCase(house, monday);
		const action = { kind: 'promise' as const, text: 'A new kettle', at: monday + 5 * hour };
		const actor = { kind: 'workflow' as const, id: null, name: null };
		await actOnCase(house, monday, { caseId, action, actor });
		const items = await gives(house, monday + 10 * hour);
		const own = items.filter(({ message }) => message?.to === 'ada@example.com');
		expect(own.map(({ outcome }) => outcome?.code)).toEqual(['sla_breach_resolution']);
		expect(own[0]?.message?.text).toContain('A new kettle');
	});
});

describe.each(databases)('a clock that stood ahead for a moment, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('ends no link for good that was sent and has not run out', async () => {
		const house = houseIn(store(), `ahead-${(workspaces += 1)}`);
		const lived = life(house);
		await lived.settings({ policy: { quietHours: null, delay: 0 } });
		await lived.publish();
		const sent: string[] = [];
		for (let one = 0; one < 3; one += 1) {
			const { item } = await lived.asks({ customer: somebody() });
			const id = item.invitation?.id ?? '';
			sent.push(id);
			if (one < 2) await lived.sends(id);
		}
		const [seen = '', unseen = '', unsent = ''] = sent;
		noteViewed(house, seen, now);
		await flushViews(store());
		const states = async () =>
			await Promise.all(sent.map(async (id) => (await lived.invitation(id))?.state));
		await expireInvitations(house, now + 60 * 24 * hour);
		expect(await states()).toEqual(['expired', 'expired', 'scheduled']);
		// Ended by itself, because it came too late.
		const late = { state: 'expired', reason: 'event_too_old' } as const;
		await store().transaction(
			async (tx) => await updateInvitation(tx, house.workspace, unsent, late),
		);
		await expireInvitations(house, now + hour);
		expect(await states()).toEqual(['viewed', 'sent', 'expired']);
		const answer = { given: { rating: 5 }, step: 'rating', language: 'en' } as const;
		const recorded = await recordAnswer(house, now + hour, { invitationId: unseen, ...answer });
		expect(recorded).toMatchObject({ kind: 'recorded', invitation: { reason: null } });
	});
});
