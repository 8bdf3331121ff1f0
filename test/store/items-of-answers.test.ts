import { sql } from 'kysely';

import { importAnswer } from '../../core/loop/answer/import-answer';
import { recordAnswer } from '../../core/loop/answer/record-answer';
import { itemSet } from '../../core/model/rated-items';
import { keepItems } from '../../core/store/migrations/keep-items';
import { anonymiseResponses } from '../../core/store/repositories/anonymise-responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { defineSurvey } from '../../core/survey/define';
import type { GivenAnswers } from '../../core/survey/given-answers';
import { life, minute, now, somebody } from '../core/loop/a-house';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { monday, responseRow } from './rows';

useDatabases();

const questions = [
	{ kind: 'rating' as const, id: 'speed', text: 'Speed' },
	{ kind: 'text' as const, id: 'order', text: 'Which order?' },
	{ kind: 'pair' as const, id: 'price', text: 'Price', max: 7 },
];
const survey = defineSurvey({ key: 'website', metric: 'csat', questions });
let workspaces = 0;

describe.each(databases)('ratings of items on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const newHouse = () => houseIn(store(), `items-${(workspaces += 1)}`);
	const kept = async (workspace: string) =>
		await store()
			.db.selectFrom('response')
			.select(['item_set', 'items'])
			.where('workspace_id', '=', workspace)
			.orderBy('response_id')
			.execute();

	it('are kept in the order of the survey with each word of an answer', async () => {
		const house = newHouse();
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish({ questions });
		const asked = await own.asks({ customer: somebody() });
		const id = asked.item.invitation?.id ?? '';
		await own.sends(id);
		const answers = async (given: GivenAnswers, step: 'rating' | 'details') =>
			await recordAnswer(house, now + minute, { invitationId: id, given, step, language: 'en' });
		const rated = { speed: 2, order: '7', 'price-quality': 6 };
		await answers({ rating: 4 }, 'rating');
		expect(await kept(house.workspace)).toEqual([{ item_set: null, items: null }]);
		await answers({ own: rated }, 'details');
		const name = itemSet(survey)?.name;
		expect(await kept(house.workspace)).toEqual([{ item_set: name, items: '2,,6' }]);
		await answers({ own: { 'price-importance': 7 } }, 'details');
		expect(await kept(house.workspace)).toEqual([{ item_set: name, items: '2,7,6' }]);
	});

	it('that come from another tool are kept by the ids of the survey, as far as they are on its scale', async () => {
		const house = newHouse();
		await store().transaction(async (tx) => await saveSurvey(tx, house.workspace, survey, monday));
		const record = async (answers: Array<{ id: string; value: string | number }>, at = monday) =>
			await importAnswer(house, at, {
				...{ surveyKey: 'website', eventId: null, source: 'sheet', externalId: 'r1' },
				...{ reading: 'csat_1_5', value: 5, satisfiedFrom: null, comment: null, tags: [] },
				...{ language: null, answeredAt: at, purpose: null, touchpoint: null },
				...{ customerId: null, customer: null, subject: null, owner: null, test: false, answers },
			});
		await record([
			{ id: 'speed', value: '3' },
			{ id: 'price-importance', value: 8 },
			{ id: 'price-quality', value: 'good' },
			{ id: 'weather', value: 5 },
		]);
		const set = itemSet(survey)?.name;
		expect(await kept(house.workspace)).toEqual([{ item_set: set, items: '3,,' }]);
		await record([{ id: 'price-quality', value: 7 }], monday + minute);
		expect(await kept(house.workspace)).toEqual([{ item_set: set, items: ',,7' }]);
	});

	it('stay when an answer is made nobody’s', async () => {
		const { workspace } = newHouse();
		const rated = { item_set: 'aaaaaaaa', items: '1,2,3', survey_version: 'v1' };
		const row = responseRow({ workspace_id: workspace, customer_id: 'cus_1', ...rated });
		await store().db.insertInto('response').values(row).execute();
		await store().transaction(
			async (tx) => await anonymiseResponses(tx, workspace, [row.response_id], { timeZone: 'UTC' }),
		);
		expect(await kept(workspace)).toEqual([{ item_set: 'aaaaaaaa', items: '1,2,3' }]);
	});

	it('of answers from before are taken out of what they said', async () => {
		const { workspace } = newHouse();
		const list = [
			{ id: 'rating', value: 5 },
			{ id: 'price-quality', value: 6 },
			{ id: 'speed', value: 4 },
		];
		const said = (change: object) =>
			responseRow({
				workspace_id: workspace,
				survey_key: 'website',
				survey_version: survey.version,
				answers: JSON.stringify({ content: {}, list }),
				...change,
			});
		const rows = [
			said({ response_id: 'rsp_1' }),
			said({ response_id: 'rsp_2', scale_max: 10 }),
			said({ response_id: 'rsp_3', survey_version: null }),
			said({ response_id: 'rsp_4', answers: '{"content":{},"list":[]}' }),
		];
		await store().transaction(async (tx) => {
			await saveSurvey(tx, workspace, survey, monday);
			await tx.insertInto('response').values(rows).execute();
			await keepItems(tx);
		});
		const none = { item_set: null, items: null };
		const set = itemSet(survey)?.name;
		expect(await kept(workspace)).toEqual([{ item_set: set, items: '4,,6' }, none, none, none]);
	});

	it('are read from an index alone', async () => {
		const query = sql`select items, value, customer_id, answered_at from response
			where workspace_id = 'w' and survey_key = 's' and item_set = 'a' and test = 0
				and answered_at >= 1 and answered_at < 2
			order by answered_at, items, value, customer_id limit 5`;
		const explained =
			dialect === 'sqlite'
				? await sql<Record<string, string>>`explain query plan ${query}`.execute(store().db)
				: await store().transaction(async (tx) => {
						await sql`set local enable_seqscan = off`.execute(tx);
						return await sql<Record<string, string>>`explain ${query}`.execute(tx);
					});
		const plan = explained.rows.map((row) => Object.values(row).join(' ')).join('\n');
		expect(plan).toMatch(/COVERING INDEX response_items|Index Only Scan using response_items/);
		expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
	});
});
