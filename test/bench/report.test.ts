import { figureOf } from '../../bench/figure';
import { isKept, jsonOf, linesOf, type Measured, tableOf } from '../../bench/report';

const claims = (lost: number) => ({
	lost,
	twice: 0,
	ratio: figureOf([0.5]),
	perSecond: { claimed: 1, updated: 2 },
	settings: { rows: 10_000, processes: 4, batch: 100 },
});

const sent = (vsMailer: number) => ({
	vsMailer,
	perSecond: { clock: 100, mailer: 300 },
	mails: 20_000,
	connections: 3,
});

const measured: Measured = {
	send: { sqlite: sent(0.33), postgres: sent(0.2) },
	due: { sqlite: claims(0), postgres: claims(3) },
	block: { summary: figureOf([20, 30, 70]), idle: figureOf([1]), seconds: 5, responses: 1_000_000 },
};

describe('the report of the measurements', () => {
	it('has the promised keys, each with its median', () => {
		expect(jsonOf(measured, {})).toMatchObject({
			dueClaims: {
				sqlite: { lost: 0, twice: 0, vsPlainUpdate: 0.5 },
				postgres: { lost: 3, twice: 0, vsPlainUpdate: 0.5 },
			},
			dueSendVsMailer: 0.33,
			maxLoopBlockMs: 30,
			missed: ['dueClaims.postgres.lost'],
		});
	});

	it('says of care what it costs in each database', () => {
		const of = (ratio: number) => ({
			growth: {
				ratio: figureOf([ratio]),
				processorRatio: figureOf([1]),
				rssMb: figureOf([12]),
				longest: figureOf([60]),
				longestProcessor: figureOf([20]),
				customers: { few: 100_000, many: 1_000_000, due: 10_000 },
				milliseconds: { few: 1, many: 1, manyProcessor: 1 },
			},
			vsBuiltIn: {
				ratio: figureOf([0.2]),
				processorRatio: figureOf([0.3]),
				vsSql: figureOf([0.1]),
				perSecond: { ours: 1, builtIn: 2, sql: 9 },
				items: 10_000,
			},
			preview: {
				ratio: figureOf([0.2]),
				processorRatio: figureOf([0.2]),
				milliseconds: { preview: 1, run: 1 },
				customers: 100_000,
			},
		});
		const care = { sqlite: of(1.1), postgres: of(2.5) };
		expect(jsonOf({ care }, {})).toMatchObject({
			careGrowth: { sqlite: 1.1, postgres: 2.5 },
			careRssMb: { sqlite: 12, postgres: 12 },
			previewYearMs: { sqlite: 0.2, postgres: 0.2 },
			missed: [
				'careBlockMs.sqlite',
				'careVsBuiltIn.sqlite',
				'careGrowth.postgres',
				'careBlockMs.postgres',
				'careVsBuiltIn.postgres',
			],
		});
	});

	it('leaves out what was not measured', () => {
		expect(jsonOf(measured, {})).not.toHaveProperty('pageVsBare');
		expect(linesOf({})).toEqual([]);
	});

	it('says of each figure whether its bound is kept', () => {
		expect(linesOf(measured).map(isKept)).toEqual([
			true,
			true,
			true,
			false,
			true,
			true,
			true,
			true,
		]);
		expect(tableOf(linesOf(measured))).toContain('MISSED');
	});
});
