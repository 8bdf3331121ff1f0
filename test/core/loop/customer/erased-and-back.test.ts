import { createOrUpdate } from '../../../../core/loop/customer/create-or-update';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { listCustomers } from '../../../../core/loop/customer/list-customers';
import { profileOf } from '../../../../core/loop/customer/profile';
import { readCustomerFilter } from '../../../../core/loop/customer/read-customer-filter';
import { openCase } from '../../../../core/loop/case/open-case';
import { besideOf } from '../../../../core/loop/pages/staff/beside-case';
import { refusesMessage } from '../../../../core/loop/send/refuses-mail';
import type { Topic } from '../../../../core/model/consent';
import { type Customer, findCustomer } from '../../../../core/store/repositories/customers';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { toOpen } from '../case/a-case-life';
import { life, now } from '../a-house';
import { says } from '../a-word';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Nightly list' };
const asImported = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
let workspaces = 0;

describe.each(databases)('who was erased, had objected and comes back, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Everywhere where it is said whether somebody may be asked: `true` = they may. */
	async function everywhere(
		house: ReturnType<typeof houseIn>,
		customer: Customer,
		channel: 'email' | 'other',
	) {
		const at = now + 3;
		const wanted = await readCustomerFilter(house, at, { purpose: 'survey', channel });
		const listed = await listCustomers(house, at, { ...wanted, limit: null });
		const { mayWrite } = await profileOf(house, at, customer, { before: null, limit: 5 });
		const topic: Topic = { purpose: 'survey', metric: null, channel };
		const address = channel === 'email' ? customer.email : null;
		const about = { customer, address };
		const { case: row } = await openCase(house, at, toOpen({ customerId: customer.customer_id }));
		const settings = await loadSettings(store().db, house.workspace);
		const beside = await besideOf(house, at, row, { customer, settings, language: 'en' });
		return {
			list: listed.some(({ id }) => id === customer.customer_id),
			get: mayWrite.find((one) => one.purpose === 'survey' && one.channel === channel)?.allowed,
			leaves: (await refusesMessage(store().db, house, about, topic, at)) === null,
			owner: !beside.wishes.refused.includes('survey'),
		};
	}

	async function comesBack(objected: boolean, back: { email?: string; phone?: string }) {
		const house = houseIn(store(), `back-${(workspaces += 1)}`);
		await life(house).settings({ policy: { channels: ['email', 'other'] } });
		const first = { email: 'wang@münchen.example', phone: '+8613812345678', name: 'Wang Fang' };
		const [known] = await createOrUpdate(house, now, [first], asImported);
		const id = known?.customer?.id ?? '';
		// Somebody else has objected, so that the workspace has its key.
		const [other] = await createOrUpdate(house, now, [{ email: 'other@x.example' }], asImported);
		const otherId = other?.customer?.id ?? '';
		for (const one of objected ? [id, otherId] : [otherId]) await says(house, one, 'denied');
		await eraseCustomer(house, now + 1, { customerId: id, doer, patience: 0 });
		await eraseCustomer(house, now + 1, { customerId: otherId, doer, patience: 0 });
		const [again] = await createOrUpdate(house, now + 2, [{ name: 'W. F.', ...back }], asImported);
		const customer = await findCustomer(store().db, house.workspace, again?.customer?.id ?? '');
		if (!customer) throw new Error('Nobody has come back.');
		return { house, customer };
	}

	it.each([
		['the same mailbox', 'email', { email: 'wang@münchen.example' }],
		['their mailbox as DNS spells it', 'email', { email: 'WANG@xn--mnchen-3ya.example' }],
		['their mailbox as a link', 'email', { email: 'mailto:wang%40münchen.example' }],
		['their telephone', 'other', { phone: '+86 138 1234 5678' }],
		[
			'their telephone, beside a new mailbox',
			'email',
			{ email: 'n@x.example', phone: '0086 13812345678' },
		],
	] as const)('is told apart nowhere by %s', async (_what, channel, back) => {
		const { house, customer } = await comesBack(true, back);
		expect(await everywhere(house, customer, channel)).toEqual({
			list: false,
			get: false,
			leaves: false,
			// An owner reads of mail alone.
			owner: false,
		});
		const fresh = await comesBack(false, back);
		expect(await everywhere(fresh.house, fresh.customer, channel)).toEqual({
			list: true,
			get: true,
			leaves: true,
			owner: true,
		});
	});

	it('shows with the customer whose word it is that holds', async () => {
		const { house, customer } = await comesBack(true, { email: 'wang@münchen.example' });
		const { customer: told } = await profileOf(house, now + 3, customer, {
			before: null,
			limit: 5,
		});
		expect(told.consent).toMatchObject([
			{ holder: 'erased', purpose: 'survey', state: 'denied', source: 'erased' },
		]);
	});
});
