import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords } from '../language/time-words';
import { isObject } from '../model/json';
import { renderCustomerPage } from './design/frame';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';

type Row = Record<string, unknown>;

/** Groups of rows, each with a name of its own in every language. */
type CopiedTables = Record<string, readonly Row[]>;

export type ExportPageView = PageBase & {
	/** Epoch ms. */
	at: number;
	timeZone: string;
	tables: CopiedTables;
};

type TableKey = Parameters<Voice['say']>[0] & `privacy.table.${string}`;

const rules =
	'.copy dl>div{display:flex;flex-wrap:wrap;gap:0 .75rem}.copy dt{flex:0 1 9rem}' +
	'.copy dd{flex:1 1 10rem;overflow-wrap:anywhere;white-space:pre-wrap}' +
	'.copy dl+dl{margin-block-start:var(--gap)}';

/** All that is stored of somebody, to read; nothing of it can be pressed. */
export function renderExportPage(view: ExportPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours, language } = voice;
	const brand = cleanLine(view.brand.name);
	const moment = momentInWords(view.at, view.timeZone, language);
	const filled = Object.entries(view.tables).filter(([, rows]) => rows.length > 0);
	return renderCustomerPage({
		base: view,
		title: say('privacy.copy.title'),
		shape: 'read',
		rules,
		children: (
			<div class="stack copy">
				<div {...ours}>
					<h1>{say('privacy.copy.title')}</h1>
					<p class="soft">{say('privacy.copy.of', { brand, moment })}</p>
				</div>
				{filled.length === 0 && <p {...ours}>{say('privacy.copy.none')}</p>}
				{filled.map(([table, rows]) => (
					<details class="fold" open={table === 'customer'}>
						<summary {...ours}>
							{say(`privacy.table.${table}` as TableKey)} ({rows.length})
						</summary>
						{rows.map((row) => (
							<Entry row={row} />
						))}
					</details>
				))}
			</div>
		),
	});
}

function Entry({ row }: { row: Row }): VNode {
	const facts = Object.entries(row).filter(([, value]) => isSaid(value));
	return (
		<dl>
			{facts.map(([name, value]) => (
				<div>
					<dt class="soft s">{name}</dt>
					<dd dir="auto">{textOf(value)}</dd>
				</div>
			))}
		</dl>
	);
}

const isSaid = (value: unknown): boolean =>
	value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function textOf(value: unknown): string {
	if (isObject(value) || Array.isArray(value)) return cleanText(JSON.stringify(value, null, 1));
	return cleanText(String(value));
}
