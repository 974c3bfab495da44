import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AiModule } from '../../ai/ai.module.js';
import { AgentsModule } from '../agents/agents.module.js';
import { AnswerKnowledge } from './answer-knowledge.js';
import { CheckQuestionRemoval } from './checks/check-question-removal.js';
import { CheckQuestion } from './checks/check-question.entity.js';
import { CheckQuestionRepository } from './checks/check-question.repository.js';
import { CheckRuns } from './checks/check-runs.js';
import { CheckQuestionsService } from './checks/check-questions.service.js';
import { DocumentFiles } from './documents/document-files.js';
import { DocumentIndexing, DocumentIndexingJob } from './document-indexing.js';
import { Document } from './document.entity.js';
import { DocumentRecords } from './document-records.js';
import { DocumentRepository } from './document.repository.js';
import { RetrievalCleanup } from './retrieval/retrieval-cleanup.js';
import { DocumentRows } from './documents/document-rows.js';
import { DocumentRemoval } from './documents/document-removal.js';
import { OrphanedDocumentCleanup } from './documents/orphaned-document-cleanup.js';
import { DocumentUploads } from './documents/document-uploads.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentFeed, DocumentsService } from './documents/documents.service.js';
import { ChunkIndexer } from './index/chunk-indexer.js';
import { ChunkRepository } from './index/chunk.repository.js';
import { ChunkVectorRepository } from './index/chunk-vector.repository.js';
import { ChunkWordRepository } from './index/chunk-word.repository.js';
import { BinaryVectorSearch } from './index/binary-vector-search.js';
import { VectorIndex } from './index/vector-index.js';
import { KeywordIndex } from './index/keyword-index.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeState } from './knowledge-state.js';
import { DocumentPageRepository } from './reading/document-page.repository.js';
import { DocumentReader } from './reading/document-reader.js';
import { DocumentSniffer } from './reading/document-sniffer.js';
import { DocumentText } from './reading/document-text.js';
import { MessageRetrievalRepository } from './retrieval/message-retrieval.repository.js';
import { NearestChunks } from './retrieval/nearest-chunks.js';
import { QuestionRewriter } from './retrieval/question-rewriter.js';
import { Retrieval } from './retrieval/retrieval.js';
import { SearchService } from './search/search.service.js';

@Module({
  imports: [AiModule, AgentsModule, TypeOrmModule.forFeature([CheckQuestion, Document])],
  controllers: [DocumentsController, KnowledgeController],
  providers: [
    AnswerKnowledge,
    CheckQuestionRemoval,
    CheckQuestionRepository,
    CheckQuestionsService,
    CheckRuns,
    ChunkIndexer,
    ChunkRepository,
    ChunkVectorRepository,
    ChunkWordRepository,
    DocumentFeed,
    DocumentFiles,
    DocumentIndexing,
    DocumentIndexingJob,
    DocumentPageRepository,
    DocumentReader,
    DocumentRecords,
    DocumentRepository,
    DocumentRows,
    DocumentRemoval,
    DocumentSniffer,
    DocumentsService,
    DocumentText,
    RetrievalCleanup,
    DocumentUploads,
    KnowledgeState,
    MessageRetrievalRepository,
    NearestChunks,
    OrphanedDocumentCleanup,
    QuestionRewriter,
    Retrieval,
    SearchService,
    BinaryVectorSearch,
    VectorIndex,
    KeywordIndex,
  ],
  exports: [AnswerKnowledge, DocumentRepository],
})
export class KnowledgeModule {}
