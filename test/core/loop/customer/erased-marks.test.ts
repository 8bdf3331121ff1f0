import { sql } from 'kysely';

import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { refuseForMailbox } from '../../../../core/loop/customer/mailbox-consent';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import { derivedId } from '../../../../core/model/id';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now, somebody } from '../a-house';
import { says } from '../a-word';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Erasing' };
const survey = { purpose: 'survey', metric: null, channel: 'all' } as const;
let workspaces = 0;

describe.each(databases)('what stands for an erased person, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse() {
		const house = houseIn(store(), `marks-${(workspaces += 1)}`);
		const lived = life(house);
		await lived.settings({ policy: { quietHours: null, delay: 0 } });
		await lived.publish();
		const rowsOf = async (table: string) => {
			const query = sql<Record<string, unknown>>`select * from ${sql.table(table)}
				where workspace_id = ${house.workspace}`;
			return (await query.execute(store().db)).rows;
		};
		const erases = async (customerId: string, at = now + day) =>
			await eraseCustomer(house, at, { customerId, doer, patience: 0 });
		return { house, ...lived, rowsOf, erases };
	}

	it('says in the audit trail neither whose mailbox objected nor in whose words', async () => {
		const { house, happens, rowsOf, erases } = await aHouse();
		const address = 'li.bare@lotus.example';
		const told = { topics: [survey], state: 'denied' as const, words: 'no more' };
		await refuseForMailbox(house, now, { ...told, address, source: `Li Bare of ${address}` });
		const other = { ...told, address: 'other@lotus.example', source: 'of another' };
		await refuseForMailbox(house, now, other);
		const before = await rowsOf('audit');
		// Nobody who guesses an address finds it by a hash that is the same everywhere.
		const guessed = derivedId('aud', address);
		expect(before.filter((line) => JSON.stringify(line).includes(guessed))).toEqual([]);
		const { event } = await happens({ customer: somebody({ email: address }) });
		const done = await erases(event.customer_id ?? '');
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		const after = await rowsOf('audit');
		expect(JSON.stringify(after)).not.toContain('Li Bare');
		expect(JSON.stringify(after)).not.toContain(address);
		const { erasure_id: receipt } = done.receipt;
		const blank = after.filter(
			({ target_kind: kind, target_id: id }) => kind === 'mailbox' && id === receipt,
		);
		expect(blank).toMatchObject([{ action: 'consent_denied', details: '{}' }]);
		expect(JSON.stringify(after)).toContain('of another');
	});

	it('is no mark of an address to which their mail went in place of theirs', async () => {
		const { house, happens, asks, erases, rowsOf } = await aHouse();
		const collector = 'collector@house.example';
		const asked = async (email: string) => {
			const { event } = await happens({ customer: somebody({ email }) });
			const { item } = await asks({ eventId: event.event_id });
			return { id: event.customer_id ?? '', invitationId: item.invitation?.id ?? '' };
		};
		const message = (invitationId: string) => ({
			key: `${invitationId}:1`,
			kind: 'invitation' as const,
			messageId: `<${invitationId}@x.example>`,
			channel: 'email',
			recipient: collector,
			invitationId,
			caseId: null,
			test: false,
		});
		const one = await asked('one@x.example');
		const other = await asked('other@x.example');
		expect((await beginSending(house, now, message(one.invitationId))).kind).toBe('send');
		await recordDelivery(house, now, {
			message: { key: `${one.invitationId}:1` },
			state: 'failed',
			reason: `550 <${collector}> for one@x.example`,
			permanent: true,
			channel: 'email',
			recipient: collector,
			begunHere: true,
		});
		await says(house, one.id, 'denied');
		await erases(one.id);
		// What a server said of it may name them.
		expect(JSON.stringify(await rowsOf('mailbox'))).not.toContain('one@x.example');
		const sent = await beginSending(house, now + day, message(other.invitationId));
		expect(sent.kind).toBe('send');
	});

	it('says no moment that leads from one mark to another, or to the receipt', async () => {
		const { house, happens, erases, rowsOf } = await aHouse();
		const phone = '+8613812345678';
		const facts = somebody({ email: 'wang@lotus.example', phone });
		const { event } = await happens({ customer: facts });
		await says(house, event.customer_id ?? '', 'denied');
		await erases(event.customer_id ?? '');
		const begin = Date.UTC(2026, 3, 1);
		const marks = async () =>
			(await rowsOf('consent')).map(({ holder_kind: kind, state, at, source, words }) => [
				kind,
				state,
				Number(at),
				source,
				words,
			]);
		const marked = ['erased', 'denied', begin, 'erased', null];
		expect(await marks()).toEqual([marked, marked]);
		// Who came back and agreed is forgotten, with what they said of it.
		const back = await happens({ customer: facts }, now + 2 * day);
		await says(house, back.event.customer_id ?? '', 'granted', ['survey'], now + 2 * day);
		expect(JSON.stringify((await marks()).filter(([kind]) => kind === 'erased'))).not.toContain(
			'test',
		);
		await erases(back.event.customer_id ?? '', now + 3 * day);
		expect(await marks()).toEqual([]);
	});
});
