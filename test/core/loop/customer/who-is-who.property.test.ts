import fc from 'fast-check';

import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { splitCustomers } from '../../../../core/loop/customer/split';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { mailboxOf } from '../../../../core/model/mailbox';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { says } from '../a-word';
import { life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;
const doer = { kind: 'workflow', id: null, name: null } as const;

const mail = fc.constantFrom(
	'a@h.example',
	'A@H.example',
	' b@h.example',
	'ｂ@h.example',
	'c@x.example',
);
const facts = fc.record({
	externalIds: fc.dictionary(fc.constantFrom('crm', 'shop'), fc.constantFrom('1', '2', '3'), {
		maxKeys: 2,
	}),
	email: fc.option(mail),
	phone: fc.option(fc.constantFrom('+8613800001111', '+864008008888')),
	name: fc.option(fc.constantFrom('Wang Fang', 'Zhao Lei')),
});
const one = fc.nat(20);
const step = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('events'),
			all: fc.array(facts, { minLength: 1, maxLength: 3 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('merge'), keep: one, merge: one }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('split'), which: one }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('optOut'), who: one }) },
);

describe.each(databases)('whatever comes in whatever order, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('an id names one person, nobody has two ids of a system, and no one is written to who opted out', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
				const house = houseIn(store(), `any-${(workspaces += 1)}`);
				const { settings, publish, happens, asks } = life(house);
				await settings({ policy: { quietHours: null, delay: 0, capOverall: null } });
				await settings({ policy: { capPerMetric: { csat: null } }, care: { capTogether: null } });
				await publish();
				const { db } = store();
				const left = new Set<string>();
				const rows = async () =>
					await db
						.selectFrom('customer')
						.selectAll()
						.where('workspace_id', '=', house.workspace)
						.where('merged_into', 'is', null)
						.orderBy('customer_id')
						.execute();
				const merges: string[] = [];
				for (const given of steps) {
					if ('all' in given) {
						const took = given.all.map(async (who) => {
							const source = Object.keys(who.externalIds)[0] ?? 'crm';
							const { event } = await happens({ source, customer: { ...somebody(), ...who } });
							const own = who.externalIds[source];
							return { event, source, own, item: (await asks({ eventId: event.event_id })).item };
						});
						for (const { event, source, own, item } of await Promise.all(took)) {
							if (own !== undefined) {
								const named = await db
									.selectFrom('identity')
									.select('customer_id')
									.where('workspace_id', '=', house.workspace)
									.where('kind', '=', source)
									.where('value', '=', own)
									.execute();
								expect(named).toEqual([{ customer_id: event.customer_id }]);
							}
							const { invitation, message } = item;
							if (!invitation || !message?.to) continue;
							const ticket = await beginSending(house, now, {
								key: message.key,
								kind: 'invitation',
								messageId: `<${message.key}@example.com>`,
								channel: 'email',
								recipient: message.to,
								invitationId: invitation.id,
								caseId: null,
								test: false,
							});
							if (ticket.kind === 'send') expect(left.has(mailboxOf(message.to) ?? '')).toBe(false);
						}
					} else {
						const known = await rows();
						const at = (index: number) => known[index % Math.max(1, known.length)];
						if ('keep' in given) {
							const [keep, merge] = [at(given.keep), at(given.merge)];
							if (!keep || !merge || keep === merge) continue;
							const ids = { keepId: keep.customer_id, mergeId: merge.customer_id };
							merges.push((await mergeCustomers(house, now, { ...ids, doer })).mergeId);
						} else if ('which' in given) {
							const mergeId = merges.pop();
							if (mergeId) await splitCustomers(house, now, { mergeId, doer });
						} else {
							const who = at(given.who);
							if (!who) continue;
							await says(house, who.customer_id, 'denied', ['survey', 'service']);
							const mailbox = who.email === null ? null : mailboxOf(who.email);
							if (mailbox !== null) left.add(mailbox);
						}
					}
					const identities = await db
						.selectFrom('identity')
						.selectAll()
						.where('workspace_id', '=', house.workspace)
						.execute();
					const live = new Set((await rows()).map(({ customer_id: id }) => id));
					const joined = await db
						.selectFrom('customer_merge')
						.select('kept_id')
						.where('workspace_id', '=', house.workspace)
						.where('split_at', 'is', null)
						.execute();
					const merged = new Set(joined.map(({ kept_id: id }) => id));
					const seen = new Set<string>();
					for (const { kind, customer_id: id } of identities) {
						expect(live.has(id)).toBe(true);
						if (kind === 'email' || kind === 'phone' || merged.has(id)) continue;
						expect(seen.has(`${kind} ${id}`)).toBe(false);
						seen.add(`${kind} ${id}`);
					}
				}
				// Whoever an id names is found by it, alone and as often as it comes.
				for (const crm of ['1', '2', '3']) {
					const again = async () =>
						(
							await happens({
								source: 'crm',
								customer: { ...somebody(), externalIds: { crm }, email: null },
							})
						).customer?.customer_id;
					const [first, second] = await Promise.all([again(), again()]);
					expect(second).toBe(first);
				}
			}),
			{ numRuns: 25 },
		);
	}, 180_000);
});
