import { addIncentiveCodes } from '../../../../core/loop/incentive/add-codes';
import { incentivesNow } from '../../../../core/loop/incentive/incentives-now';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { now } from '../a-house';
import { aGivingHouse, voucher } from './an-incentive';

useDatabases();

let workspaces = 0;

describe.each(databases)('adding codes, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = async () => await aGivingHouse(houseIn(store(), `codes-${(workspaces += 1)}`));

	it('tells of each what became of it, and how many are left', async () => {
		const { add, codes } = await aHouse();
		const { codes: added, left } = await add('A1', '', 'A1', 'B2\r', 'X'.repeat(200), '🎉');
		expect(added.map(({ kind, reason }) => [kind, reason])).toEqual([
			['added', null],
			['refused', 'empty'],
			['known', null],
			['added', null],
			['refused', 'too_long'],
			['added', null],
		]);
		expect(added[4]?.text).toBe('Refused: it is longer than 100 characters.');
		expect(left).toBe(3);
		expect((await codes()).map(({ code }) => code).sort()).toEqual(['A1', 'B2', '🎉']);
	});

	it('twice changes nothing, also for codes that were given out', async () => {
		const { add, asksSomebody, answersOnPage, codes } = await aHouse();
		await add('A1', 'A2');
		await answersOnPage(await asksSomebody(), 4);
		const before = await codes();
		const again = await add('A2', 'A1');
		expect(again.codes.map(({ kind }) => kind)).toEqual(['known', 'known']);
		expect(again.left).toBe(1);
		expect(await codes()).toEqual(before);
	});

	it('refuses what is in the list of another survey: it would be given out twice', async () => {
		const { house, add, publish } = await aHouse();
		await publish({ key: 'other', incentive: voucher });
		await add('A1');
		const other = await addIncentiveCodes(house, now, { surveyKey: 'other', codes: ['A1'] });
		expect(other).toEqual({
			codes: [
				{
					kind: 'refused',
					reason: 'other_survey',
					text: 'Refused: it is among the codes of the survey service, and a code is given out once.',
				},
			],
			left: 0,
		});
	});

	it('needs a survey that is published, and has an incentive', async () => {
		const { house, publish } = await aHouse();
		await publish({ key: 'plain' });
		const adds = async (surveyKey: string) =>
			await addIncentiveCodes(house, now, { surveyKey, codes: ['A1'] });
		await expect(adds('unheard')).rejects.toThrow('There is no survey with the key "unheard"');
		await expect(adds('plain')).rejects.toThrow('The survey "plain" has no incentive');
	});

	it('takes 50,000 at once, and pages have their turn meanwhile', async () => {
		const { house, add } = await aHouse();
		const many = Array.from({ length: 50_000 }, (_, at) => `VOUCHER-${at}`);
		await add('WARM', 'UP');
		let turns = 0;
		const page = setInterval(() => (turns += 1), 0);
		const { codes, left } = await add(...many);
		clearInterval(page);
		expect(codes.every(({ kind }) => kind === 'added')).toBe(true);
		expect(left).toBe(50_002);
		// Never more than 250 codes between two of them.
		expect(turns).toBeGreaterThanOrEqual(200);
		const settings = { timeZone: 'UTC' };
		expect(await incentivesNow(house, settings, now)).toEqual([
			{ surveyKey: 'service', left: 50_002, all: 50_002, waiting: 0 },
		]);
	});
});
