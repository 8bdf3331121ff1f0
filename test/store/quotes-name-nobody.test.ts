import { findTopics } from '../../core/loop/insight/find-topics';
import { createReport } from '../../core/loop/insight/report/create-report';
import { upsertPerson } from '../../core/loop/team/team';
import { insertResponse } from '../../core/store/repositories/responses';
import { noFilters } from '../../core/store/repositories/summary-scope';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { customerRow, day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;
const about = {
	...{ period: 'last_30_days', from: null, until: null, filters: noFilters, language: 'en' },
};

describe.each(databases)('quotes on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('name neither another customer nor somebody of the team whom a comment names', async () => {
		const house = houseIn(store(), 'quotes');
		const facts = { id: 'ana', name: 'Ana Keeper', email: 'ana@example.com', role: 'agent' };
		await upsertPerson(house, monday, { facts, cleared: [] });
		const customers = ['Mary Poppins', '欧阳修文'].map((name, at) =>
			customerRow({ workspace_id: 'quotes', customer_id: `cus_${at}`, name }),
		);
		await store().db.insertInto('customer').values(customers).execute();
		const said = [
			'Late delivery; ana  keeper did not care',
			'Slow delivery, as Mary Poppins next door says',
			'Delivery was late, 欧阳修文 也这么说',
		];
		await store().transaction(async (tx) => {
			for (let at = 0; at < 45; at += 1) {
				await insertResponse(
					tx,
					responseRow({
						...{ workspace_id: 'quotes', response_id: `rsp_${at}`, comment: said[at % 3] ?? '' },
						...{ touchpoint: ['Order', 'Delivery', 'Support'][at % 3] ?? '', value: 1 },
						...{ level: 'low', percent: 0, band: 'dissatisfied', customer_id: `cus_w${at}` },
					}),
				);
			}
		});
		const topics = await findTopics(house, now, { ...about, own: [], builtIn: true, most: 30 });
		const quotes = topics.flatMap((one) => one.quotes);
		expect(quotes.join()).toContain('[name]');
		const { files } = await createReport(house, now, {
			...{ ...about, sections: ['topics', 'journey'], to: null },
		});
		expect(files.html).toContain('Slow delivery, as [name] next door says');
		for (const text of [JSON.stringify(topics), files.html]) {
			expect(text).not.toMatch(/ana\s+keeper|Mary\s+Poppins|欧阳修文/i);
		}
	});
});
