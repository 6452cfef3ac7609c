import { z } from 'zod';

/** Channels of skills, in the order of their trust. Registry rules. */
export const CHANNELS = ['official', 'community', 'experimental'] as const;
export type Channel = (typeof CHANNELS)[number];

const folder = z
  .string()
  .regex(/^(?!\.{1,2}(?:\/|$))[^/*?{}[\]!\\]+(?:\/(?!\.{1,2}(?:\/|$))[^/*?{}[\]!\\]+)*$/, {
    error: 'must be a folder inside the registry, with "/" and without wildcards',
  });

/** Options that say where in a registry things are. */
export const folderOptions = {
  capabilitiesFolder: folder
    .default('capabilities')
    .describe('Folder of the capabilities, relative to the registry'),
  skillsFolder: folder.default('skills').describe('Folder of the skills, relative to the registry'),
  vocabularyFolder: folder
    .default('vocabulary')
    .describe('Folder of the vocabulary, relative to the registry'),
  catalogFolder: folder
    .default('catalog')
    .describe('Folder of the generated catalogs, relative to the registry'),
};

/** Folders of a registry, relative to its root. */
export interface Folders {
  readonly capabilitiesFolder: string;
  readonly skillsFolder: string;
  readonly vocabularyFolder: string;
  readonly catalogFolder: string;
}

export function capabilityPattern({
  capabilitiesFolder,
}: Pick<Folders, 'capabilitiesFolder'>): string {
  return `${capabilitiesFolder}/*.yaml`;
}

export function indexPath({ capabilitiesFolder }: Pick<Folders, 'capabilitiesFolder'>): string {
  return `${capabilitiesFolder}/_index.yaml`;
}

/** Skills lie exactly four folders deep: channel, domain, slug, file. */
export function skillPattern({ skillsFolder }: Pick<Folders, 'skillsFolder'>): string {
  return `${skillsFolder}/{${CHANNELS.join(',')}}/*/*/skill.yaml`;
}

export function vocabularyPaths({ vocabularyFolder }: Pick<Folders, 'vocabularyFolder'>): {
  readonly words: string;
  readonly cognitive: string;
  readonly safety: string;
} {
  return {
    words: `${vocabularyFolder}/vocabulary.json`,
    cognitive: `${vocabularyFolder}/cognitive_types.yaml`,
    safety: `${vocabularyFolder}/safety_vocabulary.yaml`,
  };
}
