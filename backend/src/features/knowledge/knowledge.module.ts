import { Module } from '@nestjs/common';
import { AiModule } from '../../ai/ai.module.js';
import { AgentsModule } from '../agents/agents.module.js';
import { AnswerKnowledge } from './answer-knowledge.js';
import { CheckQuestionsService } from './checks/check-questions.service.js';
import { DocumentFiles } from './documents/document-files.js';
import { DocumentIndexing, DocumentIndexingJob } from './document-indexing.js';
import { DocumentRecords } from './document-records.js';
import { RetrievalCleanup } from './retrieval/retrieval-cleanup.js';
import { DocumentRows } from './documents/document-rows.js';
import { DocumentRemoval, DocumentUpkeep } from './documents/document-removal.js';
import { DocumentUploads } from './documents/document-uploads.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentFeed, DocumentsService } from './documents/documents.service.js';
import { ChunkIndexer } from './index/chunk-indexer.js';
import { ChunkStore } from './index/chunk-store.js';
import { BinaryVectorSearch } from './index/binary-vector-search.js';
import { VectorIndex } from './index/vector-index.js';
import { KeywordIndex } from './index/keyword-index.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeState } from './knowledge-state.js';
import { DocumentReader } from './reading/document-reader.js';
import { DocumentSniffer } from './reading/document-sniffer.js';
import { DocumentText } from './reading/document-text.js';
import { QuestionRewriter } from './retrieval/question-rewriter.js';
import { Retrieval } from './retrieval/retrieval.js';
import { SearchService } from './search/search.service.js';

@Module({
  imports: [AiModule, AgentsModule],
  controllers: [DocumentsController, KnowledgeController],
  providers: [
    AnswerKnowledge,
    CheckQuestionsService,
    ChunkIndexer,
    ChunkStore,
    DocumentFeed,
    DocumentFiles,
    DocumentIndexing,
    DocumentIndexingJob,
    DocumentReader,
    DocumentRecords,
    DocumentRows,
    DocumentRemoval,
    DocumentSniffer,
    DocumentsService,
    DocumentText,
    DocumentUpkeep,
    RetrievalCleanup,
    DocumentUploads,
    KnowledgeState,
    QuestionRewriter,
    Retrieval,
    SearchService,
    BinaryVectorSearch,
    VectorIndex,
    KeywordIndex,
  ],
  exports: [AnswerKnowledge],
})
export class KnowledgeModule {}
