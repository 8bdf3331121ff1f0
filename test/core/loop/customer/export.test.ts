import { exportCustomer } from '../../../../core/loop/customer/export';
import { refuseForMailbox } from '../../../../core/loop/customer/mailbox-consent';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { life, now, somebody } from '../a-house';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Privacy' };
let workspaces = 0;

describe.each(databases)('the copy of what is stored of somebody, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aCopy(language = 'en') {
		const house = houseIn(store(), `copy-${(workspaces += 1)}`);
		const email = 'wang@lotus.example';
		await refuseForMailbox(house, now - 1, {
			address: email,
			topics: [{ purpose: 'news', metric: null, channel: 'all' }],
			state: 'denied',
			source: 'A call',
			words: null,
			doer,
		});
		const { customer } = await life(house).happens({
			customer: somebody({ name: 'Wang <b>Fang</b>', email, language }),
			subject: { type: 'ticket', id: 't1', title: 'A kettle', url: null },
			owner: { id: 'o1', name: 'Zhang Wei', email: 'zhang@house.example' },
		});
		const customerId = customer?.customer_id ?? '';
		return { customerId, ...(await exportCustomer(house, now, { customerId, doer })) };
	}

	it('is a page in words: no id, no JSON, nobody of the house, nothing that is markup', async () => {
		const { customerId, html } = await aCopy();
		expect(html).toContain('Wang &lt;b');
		expect(html).toContain('A kettle');
		expect(html).toContain('Mail address');
		expect(html).not.toMatch(/Zhang|zhang@|customerId|_at|\d\d:\d\d\.\d\d\d?Z|\{"/);
		expect(html).not.toContain(customerId);
	});

	it('speaks their language', async () => {
		expect((await aCopy('zh-CN')).html).toContain('姓名');
	});

	it('has as data every row, what was said for their mailbox before they were known, too', async () => {
		const { copy } = await aCopy();
		expect(copy.tables.consent_change).toMatchObject([{ source: 'A call' }]);
		expect(JSON.stringify(copy.tables.event)).toContain('Zhang Wei');
	});
});
