import { openForItem } from '../../../../core/loop/case/open-for-item';
import { tryCase } from '../../../../core/loop/case/try-case';
import { caseOfResponse, findCase } from '../../../../core/store/repositories/cases';
import { saveSampleCustomer } from '../../../../core/store/repositories/customers';
import { findResponse } from '../../../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { toOpen } from './a-case-life';
import { ada, anAnswer, aServiceTeam, monday } from './a-service-team';

useDatabases();

/** What a template pins on its trigger: nobody has ever given this answer. */
const sample = {
	schema: 1,
	event: {
		id: 'evt_sample',
		type: 'ticket.closed',
		touchpoint: 'use',
		subject: { type: 'ticket', id: '4711', title: 'Kettle', url: null },
	},
	customer: { id: 'cus_sample', name: 'Lin Mei', email: 'lin.mei@example.com', externalIds: {} },
	survey: { key: 'not-published-yet', version: null, metric: 'csat', purpose: 'transactional' },
	response: { id: 'rsp_sample', state: 'partial', comment: 'Still broken', tags: ['slow'] },
	score: { value: 1, min: 1, max: 5, direction: 'higher_is_better', level: 'low' },
};

describe.each(databases)('a case that is tried out on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store());

	beforeAll(async () => await aServiceTeam(house()));

	const tries = async (item: Record<string, unknown>, responseId: string | null) =>
		(
			await tryCase(house(), monday, {
				...toOpen({ responseId, eventId: 'evt_sample' }),
				customerId: 'cus_sample',
				workflow: 'Draft',
				item,
			})
		)[0];

	it('opens a test case about the sample of a template, with its score and words', async () => {
		const item = await tries(sample, 'rsp_sample');
		expect(item).toMatchObject({
			test: true,
			outcome: { code: 'opened' },
			owner: { id: 'ada' },
			customer: { name: 'Lin Mei', email: 'lin.mei@example.com' },
			score: { value: 1, max: 5, level: 'low' },
			response: { comment: 'Still broken', tags: ['slow'] },
			event: { subject: { id: '4711', title: 'Kettle' } },
			message: { to: 'ada@example.com', subject: '[Test] New case: Lin Mei, 1 of 5' },
		});
		const id = item?.response?.id ?? '';
		expect(await findResponse(store().db, 'test', id)).toMatchObject({ test: 1, value: 1 });
		expect(await tries(sample, 'rsp_sample')).toMatchObject({
			outcome: { code: 'already_open' },
			case: { id: item?.case?.id },
		});
	});

	it('leaves a real answer, and the case it will have, as they are', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1, comment: 'Late' });
		const item = await tries({ response: { id: responseId } }, responseId);
		expect(item).toMatchObject({ test: true, response: { comment: 'Late' }, score: { value: 1 } });
		expect(item?.response?.id).not.toBe(responseId);
		expect(await caseOfResponse(store().db, 'test', responseId)).toBeUndefined();
		const [real] = await openForItem(house(), monday, {
			...toOpen({ responseId }),
			workflow: 'Published',
			item: {},
		});
		expect(real).toMatchObject({ test: false, outcome: { code: 'opened' } });
	});

	it('is about a test answer itself', async () => {
		const responseId = await anAnswer(house(), monday, { rating: 1, test: true });
		const item = await tries({ response: { id: responseId } }, responseId);
		expect(item?.response?.id).toBe(responseId);
	});

	it('is about the customer where nothing else is known', async () => {
		await store().transaction(async (tx) => {
			const person = { name: 'Li Wei', email: null, language: 'en', segment: null };
			const ids = { workspace_id: 'test', customer_id: 'cus_sample' };
			await saveSampleCustomer(tx, { ...ids, ...person }, monday);
		});
		const item = await tries({}, null);
		const row = await findCase(store().db, 'test', item?.case?.id ?? '');
		expect(row).toMatchObject({ test: 1, customer_id: 'cus_sample', response_id: null });
	});

	it('says what is missing when the item only names an answer that is not there', async () => {
		await expect(tries({ owner: ada }, 'rsp_gone')).rejects.toThrow(
			'There is no response "rsp_gone"',
		);
	});
});
