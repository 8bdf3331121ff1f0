import { profileOf } from '../../../../core/loop/customer/profile';
import { findCustomer } from '../../../../core/store/repositories/customers';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { says } from '../a-word';
import { life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

describe.each(databases)('what is known of a customer, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('says which kind of survey they have objected to alone', async () => {
		const house = houseIn(store(), `profile-${(workspaces += 1)}`);
		const { event } = await life(house).happens({ customer: somebody() });
		const id = event.customer_id ?? '';
		await says(house, id, 'denied', ['survey:nps']);
		const customer = await findCustomer(store().db, house.workspace, id);
		if (!customer) throw new Error('There is no such customer.');
		const { mayWrite } = await profileOf(house, now, customer, { before: null, limit: 5 });
		const survey = mayWrite.filter(({ purpose }) => purpose === 'survey');
		expect(survey).toEqual([
			{ purpose: 'survey', channel: 'email', allowed: true, reason: null, except: ['nps'] },
		]);
		expect(mayWrite.find(({ purpose }) => purpose === 'service')?.except).toEqual([]);
	});
});
