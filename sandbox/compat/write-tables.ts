import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { project } from '../setup/places.js';
import type { Tried } from './play';
import { type PageLanguage, pages, tableOf, withFormerRows, withTable } from './table';

/** Writes the rows of a run into the documentation, in each language; rows of other hosts stay. */
export async function writeTables(tried: readonly Tried[]): Promise<void> {
	for (const language of Object.keys(pages) as PageLanguage[]) {
		const file = join(project, pages[language].file);
		const former = await readFile(file, 'utf8');
		const page = withTable(former, withFormerRows(former, tableOf(tried, language)));
		const config = await resolveConfig(file);
		await writeFile(file, await format(page, { ...config, filepath: file }));
	}
}
