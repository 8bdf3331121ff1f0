import type { FigureUnit } from '../../language/figures';

/** What may be said of a mark in a chart. */
export type Mark = 'better' | 'worse' | 'maybe' | 'few' | 'plain';

/** A value with its 95 % interval, in the unit of its chart. */
export type Ranged = { value: number; low: number; high: number };

/** The part of a scale that is drawn. */
export type AxisView = { from: number; to: number; unit: FigureUnit };

/** A tick whose place is no number of its own. */
export type TickView = { at: number; text: string; short?: string };

export type TableView = {
	caption: string;
	head: readonly string[];
	/** The first cell names the row. */
	rows: ReadonlyArray<readonly string[]>;
};

/** The signs that a key explains. */
export type KeySign =
	| 'filled'
	| 'diamond'
	| 'hollow'
	| 'few'
	| 'bracket'
	| 'ghost'
	| 'without'
	| 'usual'
	| 'bar'
	| 'outline'
	| 'grey-bar'
	| 'tick'
	| 'interval'
	| 'dotted';

/** What every chart says in words. */
export type Told = {
	/** One of its own in the document: letters, digits and hyphens. */
	id: string;
	/** The finding, true for these figures; `null` where the group of charts above has it. */
	title: string | null;
	/** What is drawn: unit, period, n, how many comparisons were corrected for. */
	about: string | null;
	/** What kind of chart it is, for who cannot see it, and its figures in words. */
	name: string;
	told: string;
	key?: ReadonlyArray<{ sign: KeySign; text: string }>;
	note?: string | null;
	/** A note that must not be overlooked. */
	call?: string | null;
	table: TableView | null;
};

export type TileView = {
	id: string;
	name: string;
	value: string;
	interval: string;
	n: string;
	told: string;
	/** `null` where nothing is drawn. */
	axis: AxisView | null;
	now: Ranged | null;
	before: Ranged | null;
	change: string | null;
	changeInterval: string | null;
	verdict: { mark: Mark; text: string } | null;
	/** Targets and benchmarks: where each lies, and how far the score is from it. */
	beside: ReadonlyArray<{
		value: number;
		text: string;
		/** The same with its verdict. */
		told: string;
		verdict: { mark: Mark; text: string };
	}>;
};
export type TilesView = { kind: 'tiles'; tiles: readonly TileView[] };

export type Level = 'low' | 'middle' | 'high';
export type DistributionView = Told & {
	kind: 'distribution';
	blocks: ReadonlyArray<{
		/** Of the score. */
		name: string;
		heads: ReadonlyArray<{
			side: 'start' | 'middle' | 'end';
			share: number;
			text: string;
			short: string;
		}>;
		/** Shares 0–1, in the order of the scale, unhappy first. */
		rows: ReadonlyArray<{ label: string; parts: ReadonlyArray<{ level: Level; share: number }> }>;
	}>;
};

export type TrendPoint = {
	label: string;
	short: string;
	/** `null`: a gap. */
	now: Ranged | null;
	n: number;
	before: number | null;
	/** Below the minimum n. */
	few?: boolean;
};
export type TrendView = Told & {
	kind: 'trend';
	axis: AxisView;
	points: readonly TrendPoint[];
	/** The first point of the period that the report is about. */
	reportFrom: number | null;
	/** `at`: place among the points, 0 = the first. */
	events: ReadonlyArray<{ at: number; text: string }>;
	/** The line's own words, with what it will be next. */
	projection?: ReadonlyArray<Ranged & { label: string }>;
};

export type MultiplesView = {
	kind: 'multiples';
	title: string;
	about: string | null;
	note: string | null;
	axis: AxisView;
	/** Everybody, as the ghost in each. */
	all: ReadonlyArray<number | null>;
	first: string;
	last: string;
	panels: ReadonlyArray<
		Told & {
			head: string;
			score: string;
			verdict: string;
			points: ReadonlyArray<{ now: Ranged | null; few: boolean }>;
		}
	>;
};

export type DotRow = Ranged & {
	label: string;
	n: number;
	mark: Mark;
	/** The plain value beside a shrunk one. */
	plain?: number;
	/** After the value and its interval. */
	place?: string | null;
	/** In words, where there is no chart. */
	verdict?: string;
};
/** First and last row of a run that cannot be told apart. */
export type Bracket = { first: number; last: number };
export type DotsView = Told & {
	kind: 'dots';
	axis: AxisView;
	all: { value: number; text: string } | null;
	rows: readonly DotRow[];
	brackets: readonly Bracket[];
};
export type LeaderboardView = Omit<DotsView, 'kind'> & { kind: 'leaderboard' };

export type ControlView = Told & {
	kind: 'control';
	axis: AxisView;
	points: ReadonlyArray<{
		label: string;
		value: number | null;
		upper: number | null;
		lower: number | null;
		isSignal: boolean;
		/** The same week without the part that explains it. */
		without: number | null;
	}>;
	/** Points of the baseline, from the first on. */
	baseline: { count: number; text: string } | null;
	usual: number | null;
	/** Beside the point that lies furthest out. */
	worst: { at: number; text: string } | null;
	unitBelow: string;
};

export type DriversView = Told & {
	kind: 'drivers';
	rows: ReadonlyArray<{
		label: string;
		first: Ranged;
		second: Ranged | null;
		place: string;
		isSure: boolean;
	}>;
};

export type QuadrantView = Told & {
	kind: 'quadrant';
	points: ReadonlyArray<{ label: string; x: Ranged; y: Ranged; isBelow: boolean; isSure: boolean }>;
	x: AxisView & { text: string };
	y: AxisView & { text: string };
	/** Where the cross-hairs are. */
	cross: { x: number; y: number };
	/** Of the four fields: upper left, upper right, lower left, lower right. */
	fields: readonly [string, string, string, string];
};

export type JourneyView = Told & {
	kind: 'journey';
	axis: AxisView;
	stages: ReadonlyArray<{ text: string; stops: number }>;
	stops: ReadonlyArray<{
		label: string;
		n: number;
		now: Ranged | null;
		before: number | null;
		mark: Mark;
		quote: string | null;
		action: string | null;
	}>;
	beforeText: string | null;
};

export type ClocksView = {
	kind: 'clocks';
	title: string;
	about: string | null;
	panels: ReadonlyArray<
		Told & {
			/** Working hours of each that is done, shortest first; `total` has those that are not, too. */
			now: { hours: readonly number[]; total: number };
			before: { hours: readonly number[]; total: number } | null;
			target: { hours: number; text: string } | null;
			inTime: (Ranged & { text: string }) | null;
			until: number;
			ticks: readonly TickView[];
		}
	>;
};

export type CausesView = Told & {
	kind: 'causes';
	rows: ReadonlyArray<{
		label: string;
		now: number;
		before: number | null;
		mark: Mark;
		verdict: string;
	}>;
};

export type PromisesView = Told & { kind: 'promises'; kept: number; broken: number };

export type RetentionView = Told & {
	kind: 'retention';
	/** Percent that are still there at the end of each period, the first = 100. */
	steps: ReadonlyArray<Ranged & { at: number; atRisk: number }>;
	projection: ReadonlyArray<Ranged & { at: number }>;
	until: number;
	lowest: number;
	mark: { at: number; value: number; text: string } | null;
	unitBelow: string;
};

export type EffectsView = Told & {
	kind: 'effects';
	axis: AxisView;
	rows: ReadonlyArray<Ranged & { label: string; mark: Mark; verdict: string }>;
	none: string;
};

export type FunnelView = Told & {
	kind: 'funnel';
	steps: ReadonlyArray<{ label: string; n: number; ofBefore: string | null; isAnswer: boolean }>;
};

export type BoundsView = Told & {
	kind: 'bounds';
	axis: AxisView;
	measured: Ranged & { text: string };
	bounds: { low: number; high: number };
};

export type TopicsView = {
	kind: 'topics';
	title: string;
	about: string | null;
	topics: ReadonlyArray<{
		name: string;
		count: string;
		mean: string | null;
		verdict: { mark: Mark; text: string } | null;
		/** Names, phones and addresses masked already. */
		quotes: readonly string[];
	}>;
};

/** Sentences and a table, where no chart would say more. */
export type WordsView = {
	kind: 'words';
	title: string | null;
	about: string | null;
	/** What a term means, `term` in bold. */
	items: ReadonlyArray<{ term: string; text: string }>;
	table: TableView | null;
};

/** Any part of a section. */
export type BlockView =
	| TilesView
	| DistributionView
	| TrendView
	| MultiplesView
	| DotsView
	| LeaderboardView
	| ControlView
	| DriversView
	| QuadrantView
	| JourneyView
	| ClocksView
	| CausesView
	| PromisesView
	| RetentionView
	| EffectsView
	| FunnelView
	| BoundsView
	| TopicsView
	| WordsView;

/** One section; where it has no blocks it is left out, with its link. */
export type SectionView = {
	key: string;
	title: string;
	about: string;
	blocks: readonly BlockView[];
};

export type ReportView = {
	/** BCP 47 tag. */
	language: string;
	company: string;
	/** What kind of report it is, e.g. "quarterly report". */
	kind: string;
	/** The days, and what they are compared with. */
	period: string;
	headline: string;
	lede: string;
	/** What happened, why, what to do. */
	three: ReadonlyArray<{ term: string; text: string }>;
	sections: readonly SectionView[];
	foot: readonly string[];
};
