import { type StudyCoding } from '#dicom/studyCoding.ts';

/** What a study's images say of themselves; until that has come, `waiting`, and where it could not be had, `failed`. Never silently empty. */
export type CodingState = StudyCoding | 'waiting' | 'failed';
