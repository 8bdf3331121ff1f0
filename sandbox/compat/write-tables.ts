import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { project } from '../setup/places.js';
import type { Tried } from './play';
import { type PageLanguage, pages, tableOf, withTable } from './table';

/** Writes the table of a run into the documentation, in each language. */
export async function writeTables(tried: readonly Tried[]): Promise<void> {
	for (const language of Object.keys(pages) as PageLanguage[]) {
		const file = join(project, pages[language].file);
		const page = withTable(await readFile(file, 'utf8'), tableOf(tried, language));
		const config = await resolveConfig(file);
		await writeFile(file, await format(page, { ...config, filepath: file }));
	}
}
