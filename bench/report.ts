import type { AdapterSpeed } from './adapter-speed';
import type { BatchBlock } from './batch-block';
import type { CareVsBuiltIn } from './care-built-in';
import type { CareGrowth } from './care-growth';
import type { CarePreviewSpeed } from './care-preview';
import type { DriversSpeed } from './drivers';
import type { DueClaims } from './due-claims';
import type { DueSend } from './due-send';
import type { EraseGrowth } from './erase-growth';
import type { Figure } from './figure';
import type { ImportSpeed } from './import-customers';
import type { InsightSpeed } from './insight-speed';
import type { LoopBlock } from './loop-block';
import type { LoopSpeed } from './loop-speed';
import type { PageSpeed } from './page-speed';
import type { PageWeight } from './page-weight';
import type { PolicyGrowth } from './policy-growth';
import type { ReportSpeed } from './report-speed';
import type { ResolveGrowth } from './resolve-growth';

type BothDatabases<T> = { sqlite: T; postgres: T };
export type CareSpeed = {
	growth: CareGrowth;
	vsBuiltIn: CareVsBuiltIn;
	preview: CarePreviewSpeed;
};
export type OnN8n = { page?: PageSpeed; loop?: LoopSpeed };

/** All that was measured; what was not asked for is absent. */
export type Measured = {
	adapters?: AdapterSpeed;
	policy?: BothDatabases<PolicyGrowth>;
	resolve?: BothDatabases<ResolveGrowth>;
	erase?: BothDatabases<EraseGrowth>;
	imported?: BothDatabases<ImportSpeed>;
	care?: BothDatabases<CareSpeed>;
	insight?: BothDatabases<InsightSpeed>;
	drivers?: BothDatabases<DriversSpeed>;
	report?: ReportSpeed;
	due?: BothDatabases<DueClaims>;
	block?: LoopBlock;
	batch?: BatchBlock;
	weight?: PageWeight;
	send?: BothDatabases<DueSend>;
	/** With `N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`. */
	lazy?: OnN8n;
	/** With n8n as it comes. */
	asItComes?: OnN8n;
};

/** A figure with what it must not go below or above. */
export type Line = {
	name: string;
	value: number;
	spread: Figure | null;
	bound: { atLeast: number } | { atMost: number };
};

/** The figures that have a bound, in the order in which they are promised. */
export function linesOf({
	lazy,
	policy,
	resolve,
	erase,
	imported,
	care,
	insight,
	drivers,
	report,
	due,
	adapters,
	block,
	batch,
	weight,
	send,
}: Measured): Line[] {
	const lines: Array<Line | null> = [
		ratio('pageVsBare', lazy?.page?.vsBare, { atLeast: 0.8 }),
		ratio('pageVsFormTrigger', lazy?.page?.vsFormTrigger, { atLeast: 10 }),
		ratio('loopVsBuiltIn', lazy?.loop?.vsBuiltIn, { atLeast: 3 }),
		ratio('loopVsBare', lazy?.loop?.vsBare, { atLeast: 0.6 }),
		...Object.entries(adapters ?? {}).map(([key, figure]) =>
			ratio(`adapterVsJsonParse.${key}`, figure, { atLeast: 0.05 }),
		),
		ratio('policyGrowth.sqlite', policy?.sqlite.ratio, { atMost: 1.5 }),
		ratio('policyGrowth.postgres', policy?.postgres.ratio, { atMost: 1.5 }),
		ratio('resolveGrowth.sqlite', resolve?.sqlite.ratio, { atMost: 1.5 }),
		ratio('resolveGrowth.postgres', resolve?.postgres.ratio, { atMost: 1.5 }),
		ratio('eraseGrowth.sqlite', erase?.sqlite.ratio, { atMost: 3 }),
		ratio('eraseGrowth.postgres', erase?.postgres.ratio, { atMost: 3 }),
		ratio('eraseBlockMs', erase?.sqlite.longest, { atMost: 50 }),
		...(['sqlite', 'postgres'] as const).flatMap((dialect) => [
			ratio(`importVsCopy.${dialect}`, imported?.[dialect].vsCopy, { atLeast: 0.1 }),
			ratio(`unchangedVsNew.${dialect}`, imported?.[dialect].unchangedVsNew, { atLeast: 3 }),
		]),
		ratio('importBlockMs', imported?.sqlite.longest, { atMost: 50 }),
		...(['sqlite', 'postgres'] as const).flatMap((dialect) => [
			ratio(`careGrowth.${dialect}`, care?.[dialect].growth.ratio, { atMost: 2 }),
			ratio(`careRssMb.${dialect}`, care?.[dialect].growth.rssMb, { atMost: 40 }),
			ratio(`careBlockMs.${dialect}`, care?.[dialect].growth.longest, { atMost: 50 }),
			ratio(`careVsBuiltIn.${dialect}`, care?.[dialect].vsBuiltIn.ratio, { atLeast: 1 }),
			ratio(`previewYearMs.${dialect}`, care?.[dialect].preview.ratio, { atMost: 0.5 }),
		]),
		...(['sqlite', 'postgres'] as const).flatMap((dialect) => [
			ratio(`cellsVsDuckdb.${dialect}`, insight?.[dialect].cellsVsDuckdb, { atMost: 0.5 }),
			ratio(`rebuildVsScan.${dialect}`, insight?.[dialect].rebuildVsScan, { atLeast: 0.3 }),
			ratio(`insightRssMb.${dialect}`, insight?.[dialect].rssMb, { atMost: 40 }),
			ratio(`insightBlockMs.${dialect}`, insight?.[dialect].longest, { atMost: 50 }),
			ratio(`driversVsDuckdb.${dialect}`, drivers?.[dialect].vsDuckdb, { atMost: 8 }),
			ratio(`driversRssMb.${dialect}`, drivers?.[dialect].rssMb, { atMost: 40 }),
			ratio(`driversBlockMs.${dialect}`, drivers?.[dialect].longest, { atMost: 50 }),
		]),
		ratio('chartVsEcharts', report?.chartVsEcharts, { atMost: 0.1 }),
		ratio('reportVsParts', report?.reportVsParts, { atMost: 3 }),
		...(['sqlite', 'postgres'] as const).flatMap((dialect) => [
			plain(`dueClaims.${dialect}.lost`, due?.[dialect].lost, { atMost: 0 }),
			plain(`dueClaims.${dialect}.twice`, due?.[dialect].twice, { atMost: 0 }),
			ratio(`dueClaims.${dialect}.vsPlainUpdate`, due?.[dialect].ratio, { atLeast: 0.3 }),
		]),
		plain('dueSendVsMailer', send?.sqlite.vsMailer, { atLeast: 0.25 }),
		ratio('maxLoopBlockMs', block?.summary, { atMost: 50 }),
		ratio('batchBlockMs', batch?.longest, { atMost: 50 }),
		ratio('reopenGrowth', batch?.reopenGrowth, { atMost: 1.5 }),
		plain('pageGzipBytes', weight?.gzipBytes, { atMost: 14_336 }),
		plain('pageRequests', weight?.requests, { atMost: 1 }),
	];
	return lines.filter((line) => line !== null);
}

function ratio(name: string, spread: Figure | undefined, bound: Line['bound']): Line | null {
	return spread === undefined ? null : { name, value: spread.median, spread, bound };
}

function plain(name: string, value: number | undefined, bound: Line['bound']): Line | null {
	return value === undefined ? null : { name, value, spread: null, bound };
}

export function isKept({ value, bound }: Line): boolean {
	return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

/** The figures as a table for people. */
export function tableOf(lines: readonly Line[]): string {
	return lines
		.map((line) => {
			const { name, value, spread, bound } = line;
			const wanted = 'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
			const range = spread ? `${spread.min}–${spread.max}` : '';
			const mark = isKept(line) ? 'kept' : 'MISSED';
			return `${name.padEnd(34)}${String(value).padStart(9)}  ${range.padEnd(20)}${wanted.padEnd(10)}${mark}`;
		})
		.join('\n');
}

/** The figures as one object: medians under the promised keys, everything else beside them. */
export function jsonOf(
	measured: Measured,
	settings: Record<string, unknown>,
): Record<string, unknown> {
	const lines = linesOf(measured);
	const figures: Record<string, unknown> = {};
	for (const { name, value } of lines) put(figures, name.split('.'), value);
	return {
		...figures,
		spreads: Object.fromEntries(
			lines.flatMap(({ name, spread }) => (spread === null ? [] : [[name, spread]])),
		),
		missed: lines.filter((line) => !isKept(line)).map(({ name }) => name),
		withDefaultSettings: onN8n(measured.asItComes),
		details: {
			pageVsBareInPostgres: measured.lazy?.page?.vsBareInPostgres,
			loopVsBareInSqlite: measured.lazy?.loop?.vsBareInSqlite,
			pagesPerSecond: measured.lazy?.page?.perSecond,
			executionsPerSecond: measured.lazy?.loop?.perSecond,
			executionsOfEachSide: measured.lazy?.loop?.executions,
			pageGzipBytesOnTheWire: measured.lazy?.page?.gzipBytesOnTheWire,
			policy: measured.policy,
			resolve: measured.resolve,
			erase: measured.erase,
			imported: measured.imported,
			care: measured.care,
			insight: measured.insight,
			report: measured.report,
			drivers: measured.drivers,
			due: measured.due,
			block: measured.block,
			batch: measured.batch,
			send: measured.send,
			pages: measured.weight?.pages,
		},
		settings,
	};
}

function onN8n(measured: OnN8n | undefined): Record<string, unknown> | undefined {
	if (measured === undefined) return undefined;
	const { page, loop } = measured;
	return {
		pageVsBare: page?.vsBare.median,
		pageVsFormTrigger: page?.vsFormTrigger.median,
		loopVsBuiltIn: loop?.vsBuiltIn.median,
		loopVsBare: loop?.vsBare.median,
		pagesPerSecond: page?.perSecond,
		executionsPerSecond: loop?.perSecond,
	};
}

function put(into: Record<string, unknown>, [first = '', ...rest]: string[], value: number): void {
	if (rest.length === 0) {
		into[first] = value;
		return;
	}
	into[first] ??= {};
	put(into[first] as Record<string, unknown>, rest, value);
}
