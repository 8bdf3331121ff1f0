import fc from 'fast-check';

import { aTrigger, FakeSystem, minute } from '../core/loop/poll/a-system';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

let workspaces = 0;
const open = { ticket_status: '处理中' };
const closed = { ticket_status: '已关闭' };

/** What a field of a record may hold that no one has thought of. */
const strange = fc.oneof(
	fc.constantFrom<unknown>(
		...['', ' ', '\0', '\ud800', '\u202e', 'x'.repeat(5_000), '９９', '1e400', '-0', 'null'],
		...['0000-00-00', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00Z', '1600-01-01T00:00:00Z'],
		...[0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, true, null, [], {}, [[]], [{}], [null]],
		...[{ username: { a: 1 } }, { name: ['x'] }, { phone: 5 }, [{ username: '' }, 'x']],
		...['a@b@c', 'ä@例え.jp', 'a@example.com, b@example.com', 'CON', '__proto__', '{"a":1}'],
	),
	fc.anything({ withNullPrototype: false }),
	fc.string({ unit: 'binary' }),
);

const fields = [
	...['id', 'occurredAt', 'touchpoint', 'subject.type', 'subject.id', 'subject.title'],
	...['subject.url', 'value.amount', 'value.currency', 'customer.externalId', 'customer.name'],
	...['customer.email', 'customer.phone', 'customer.language', 'customer.timeZone'],
	...['customer.segment', 'customer.externalIds', 'owner.id', 'owner.name', 'owner.email'],
	'attributes',
];

describe.each(databases)('a record that holds what nobody thought of, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('is told all the same, and holds up none that come after it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(
					fc.constantFrom(...fields.map((field) => field.replaceAll('.', '_'))),
					strange,
					{
						maxKeys: 8,
					},
				),
				async (values) => {
					const house = houseIn(store(), `strange-${(workspaces += 1)}`);
					const system = new FakeSystem();
					const mapped = fields.map((field) => ({ field, path: field.replaceAll('.', '_') }));
					const { items, look } = aTrigger(house, system, { options: { fields: mapped } });
					system.put('odd', open);
					system.put('good', open);
					await look();
					system.at += minute;
					system.put('odd', { ...closed, ...(values as object) } as never);
					system.put('good', closed);
					system.at += minute;
					await look();
					expect(items).toHaveLength(2);
					system.at += minute;
					await look();
					expect(items).toHaveLength(2);
				},
			),
			{ numRuns: 60 },
		);
	});
});
